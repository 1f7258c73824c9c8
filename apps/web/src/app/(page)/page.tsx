import { SignInForm } from '../../account/SignInForm'

export default function StartPage() {
  return <SignInForm />
}
