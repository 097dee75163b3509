import type { ReactNode } from 'react'
import { useSamplePeople } from '../sign-in.queries.ts'
import { PasswordForm } from './PasswordForm.tsx'
import { SamplePeople } from './SamplePeople.tsx'

/** The ways to sign in that are open here: as one of the demo's people, and by password. */
export function SignInWays({ children }: { children?: ReactNode }) {
  const people = useSamplePeople()
  const samples = people.data ?? []
  return (
    <>
      {samples.length > 0 && <SamplePeople people={samples} />}
      <section className="panel" aria-labelledby="with-password">
        <h2 id="with-password">用登录名和密码</h2>
        <PasswordForm />
        {children}
      </section>
    </>
  )
}
