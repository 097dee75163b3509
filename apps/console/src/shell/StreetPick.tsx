import { Button } from 'antd'
import { Link, Navigate } from 'react-router'
import { signOut } from '../api/client.ts'
import { Loaded } from '../ui/Loaded.tsx'
import { useTitle } from '../ui/PageHead.tsx'
import { rememberedStreet, useOwnStreets } from './street.queries.ts'

/** The way in: the street worked in last, the only one there is, or a choice. */
export function StreetPick() {
  const remembered = rememberedStreet()
  const own = useOwnStreets(remembered === null)
  useTitle('选择街道')
  if (remembered !== null) return <Navigate to={`/${remembered}`} replace />
  const only = own.data?.length === 1 ? own.data[0] : undefined
  if (only !== undefined) return <Navigate to={`/${only.id}`} replace />
  return (
    <main className="sign-in">
      <h1>在哪个街道工作</h1>
      <Loaded query={own} isEmpty={streets => streets.length === 0} empty={<NoStreet />}>
        {streets => (
          <ul className="people">
            {streets.map(street => (
              <li key={street.id}>
                <Link className="person" to={`/${street.id}`}>
                  <strong>{street.name}</strong>
                  <span>
                    {street.city}
                    {street.district}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </main>
  )
}

function NoStreet() {
  return (
    <div className="state">
      <strong>您还没有工作身份</strong>
      <p>请管理员在“人员与权限”里为您添加，再回来登录。</p>
      <Button onClick={() => void signOut()}>换一个人登录</Button>
    </div>
  )
}
