import type { Text } from '@gradroom/exercises'
import type { RoundRefusal } from '@gradroom/rounds'
import { z } from 'zod'

/** One row a reason: the HTTP status it has where it is told over HTTP, and what a person reads: what happened, what to do. */
interface RefusalRow extends Text {
  status: number
}

const rounds: Record<RoundRefusal, RefusalRow> = {
  'room-ended': { status: 410, en: 'This room has ended.', zh: '这个房间已经结束。' },
  'room-locked': {
    status: 403,
    en: 'The room is locked. Ask the host to unlock it, then try again.',
    zh: '房间已锁定。请主持人解锁后再试。',
  },
  'room-full': {
    status: 403,
    en: 'The room is full. Ask the host to raise the limit, then try again.',
    zh: '房间人数已满。请主持人调高上限后再试。',
  },
  'name-empty': {
    status: 400,
    en: 'Type a name of 1 to 24 characters that others can read.',
    zh: '请输入 1 到 24 个可见字符的名字。',
  },
  'no-such-player': {
    status: 404,
    en: 'This player is not in the room, or has been removed already.',
    zh: '房间里没有这位参与者，或者已经被移出。',
  },
  'not-in-room': {
    status: 404,
    en: 'You are not in this room. Join it with its PIN.',
    zh: '你不在这个房间里。请用房间码加入。',
  },
  'removed-from-room': { status: 403, en: 'The host removed you from this room.', zh: '主持人已将你移出房间。' },
  'question-not-open': { status: 409, en: 'This question is not open yet.', zh: '这道题还没有开始。' },
  'question-over': {
    status: 409,
    en: 'Time is up: this answer came after the question was closed.',
    zh: '时间到了：这道题关闭之后才收到你的作答。',
  },
  'question-paused': {
    status: 409,
    en: 'The host paused the question. Your answer is kept here: send it when it goes on.',
    zh: '主持人暂停了这道题。你的作答还在，继续后再提交。',
  },
  'answer-incomplete': {
    status: 422,
    en: 'The answer is not complete. Fill in what is missing and send it again.',
    zh: '作答还不完整。请补全后再提交。',
  },
  'wrong-phase': {
    status: 409,
    en: 'The room has moved on, so this cannot be done now. Look at where it stands and choose again.',
    zh: '房间已经进入下一步，现在不能这样做。请看看当前状态再操作。',
  },
  'no-more-questions': {
    status: 409,
    en: 'There is no further question in this room.',
    zh: '这个房间没有更多题目了。',
  },
}

export const REFUSALS = {
  ...rounds,
  'bad-request': {
    status: 400,
    en: 'Something in this request does not fit. The places are listed below.',
    zh: '请求中有内容不符合要求，具体位置见下。',
  },
  'not-found': {
    status: 404,
    en: 'There is nothing here, or it is no longer there.',
    zh: '这里没有内容，或者已经不在了。',
  },
  'sign-in-needed': { status: 401, en: 'Sign in to go on.', zh: '请先登录。' },
  'not-allowed': {
    status: 403,
    en: 'Your account may not do this. Ask an admin for the right role.',
    zh: '你的账号没有这个权限。请联系管理员。',
  },
  'too-many': { status: 429, en: 'Too many tries. Wait a moment, then try again.', zh: '尝试次数过多，请稍等再试。' },
  'try-again': {
    status: 503,
    en: 'The server cannot save this right now. Nothing was counted; try again in a moment.',
    zh: '服务器暂时无法保存，尚未计入。请稍后再试。',
  },
  'foreign-origin': { status: 403, en: 'This page may not talk to this server.', zh: '这个页面不能连接本服务器。' },
  'room-not-found': {
    status: 404,
    en: 'No room has this PIN. Check the six digits.',
    zh: '没有这个房间码。请核对六位数字。',
  },
  'exercise-not-found': {
    status: 404,
    en: 'This exercise does not exist or is not published.',
    zh: '这道练习不存在，或者尚未发布。',
  },
  'exercise-exists': {
    status: 409,
    en: 'An exercise with this id exists. Choose another id.',
    zh: '这个编号的练习已经存在，请换一个编号。',
  },
  'exercise-changed': {
    status: 409,
    en: 'Someone saved this exercise since you opened it. Your text is kept here: compare it with theirs, then save again.',
    zh: '你打开之后有人保存过这道练习。你的内容还在这里：请对照后再保存。',
  },
  'exercise-not-ready': {
    status: 422,
    en: 'This exercise cannot be published yet. What is missing is listed below.',
    zh: '这道练习还不能发布，缺少的内容见下。',
  },
  'attempt-not-found': {
    status: 404,
    en: 'This question is no longer open. Ask for another one.',
    zh: '这道题已经失效。请再要一道。',
  },
  'attempt-answered': {
    status: 409,
    en: 'This question has been answered. Ask for another one.',
    zh: '这道题已经作答过了。请再要一道。',
  },
  'server-stopping': {
    status: 503,
    en: 'The server is restarting. You will be reconnected by itself.',
    zh: '服务器正在重启，会自动重新连接。',
  },
} as const satisfies Record<string, RefusalRow>

export type RefusalCode = keyof typeof REFUSALS
const codes = Object.keys(REFUSALS) as [RefusalCode, ...RefusalCode[]]
export const refusalCodeSchema = z.enum(codes)

/** Where in what was sent a problem lies, and what it is, for the reader. */
export const problemSchema = z.object({
  path: z.string(),
  line: z.number().int().nullable(),
  message: z.object({ en: z.string(), zh: z.string() }),
})
export type Problem = z.infer<typeof problemSchema>

/** A refusal as it travels: the code, and where it helps the places. The words are in `REFUSALS`. */
export const refusalSchema = z.object({ code: refusalCodeSchema, problems: z.array(problemSchema).default([]) })
export type Refusal = z.infer<typeof refusalSchema>

/** A refusal as a value. */
export const refuse = (code: RefusalCode, problems: Problem[] = []): { ok: false; refusal: Refusal } => ({
  ok: false,
  refusal: { code, problems },
})
