import { useLayoutEffect } from 'react'
import { Link, Navigate, useLocation, useSearchParams } from 'react-router'
import { forgetSession, hasSessionEnded, useSession } from '../../../api/session.ts'
import { refusalWords } from '../../../refusal-words.ts'
import { useTitle } from '../../../ui/PageHead.tsx'
import { SignInWays } from '../components/SignInWays.tsx'

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
  if (session !== null && !isAgain) return <Navigate to={wantedPath(location.state)} replace />
  return (
    <main className="sign-in">
      <p className="sign-in-brand">云选</p>
      <h1>登录工作台</h1>
      {hasSessionEnded() && (
        <p role="alert" className="notice notice-gold">
          {refusalWords.session_ended}刚才的那一页，登录后会回到那里。
        </p>
      )}
      <SignInWays>
        <p className="soft">
          第一次用？拿到开通码后，<Link to="/set-up">在这里设密码</Link>
          。忘了密码或换了手机，请管理员申请重新开通，您在手机上同意。
        </p>
      </SignInWays>
    </main>
  )
}

function wantedPath(state: unknown): string {
  const isWish = typeof state === 'object' && state !== null && 'to' in state
  return isWish && typeof state.to === 'string' ? state.to : '/'
}
