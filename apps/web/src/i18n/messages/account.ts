import { area } from '../area'

/** Signing in and out. */
export const account = area(
  {
    signIn: 'Sign in',
    signOut: 'Sign out',
    signedInAs: 'Signed in as {name}',
    title: 'Sign in',
    lead: 'For teachers and authors. To join a room you need no account, only its PIN.',
    email: 'Email',
    password: 'Password',
    emailProblem: 'Type an email address, such as name@school.org.',
    passwordProblem: 'Type your password.',
    wrong: 'Email and password do not match. Check both, then try again.',
    demo: 'Is this a fresh installation? The demo accounts and their passwords are printed where the server was started.',
    role: { student: 'Student', teacher: 'Teacher', author: 'Author', admin: 'Admin' },
    needed: { title: 'Sign in to go on', text: 'This page is for people with an account.' },
    notAllowed: {
      title: 'Your account cannot open this page',
      text: 'Ask an admin for the right role, or sign in with another account.',
    },
  },
  {
    signIn: '登录',
    signOut: '退出登录',
    signedInAs: '已登录：{name}',
    title: '登录',
    lead: '教师和出题人需要登录。加入房间不用账号，有房间码就行。',
    email: '邮箱',
    password: '密码',
    emailProblem: '请输入邮箱，例如 name@school.org。',
    passwordProblem: '请输入密码。',
    wrong: '邮箱和密码对不上。请核对后再试。',
    demo: '刚装好？演示账号和密码印在启动服务器的窗口里。',
    role: { student: '学生', teacher: '教师', author: '出题人', admin: '管理员' },
    needed: { title: '请先登录', text: '这个页面需要账号。' },
    notAllowed: { title: '你的账号打不开这个页面', text: '请联系管理员开通权限，或换一个账号登录。' },
  },
)
