import { useLayoutEffect } from 'react'
import { Link, Navigate, useLocation, useSearchParams } from 'react-router'
import { forgetSession, hasSessionEnded, useSession } from '../../../api/session.ts'
import { refusalWords } from '../../../refusal-words.ts'
import { useTitle } from '../../../ui/PageHead.tsx'
import { PasswordForm } from '../components/PasswordForm.tsx'
import { SamplePeople } from '../components/SamplePeople.tsx'
import { useSamplePeople } from '../sign-in.queries.ts'

export function Component() {
  useTitle('登录')
  const [search, setSearch] = useSearchParams()
  const isAgain = search.has('again')
  useLayoutEffect(() => {
    if (!isAgain) return
    forgetSession()
    setSearch({}, { replace: true })
  }, [isAgain, setSearch])
  const session = useSession()
  const location = useLocation()
  const people = useSamplePeople()
  if (session !== null && !isAgain) return <Navigate to={wantedPath(location.state)} replace />
  const samples = people.data ?? []
  return (
    <main className="sign-in">
      <p className="sign-in-brand">云选</p>
      <h1>登录工作台</h1>
      {hasSessionEnded() && (
        <p role="alert" className="notice notice-gold">
          {refusalWords.session_ended}刚才的那一页，登录后会回到那里。
        </p>
      )}
      {samples.length > 0 && <SamplePeople people={samples} />}
      <section className="panel" aria-labelledby="with-password">
        <h2 id="with-password">用登录名和密码</h2>
        <PasswordForm />
        <p className="soft">
          第一次用？拿到开通码后，<Link to="/set-up">在这里设密码</Link>。忘了密码，请管理员重新开通。
        </p>
      </section>
    </main>
  )
}

function wantedPath(state: unknown): string {
  const isWish = typeof state === 'object' && state !== null && 'to' in state
  return isWish && typeof state.to === 'string' ? state.to : '/'
}
