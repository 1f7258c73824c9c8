import { Suspense } from 'react'
import { SignInForm } from '../../../account/SignInForm'
import { titled } from '../../../i18n/title'

export const generateMetadata = titled((say) => say('account.title'))

export default function SignInPage() {
  return (
    <Suspense>
      <SignInForm />
    </Suspense>
  )
}
