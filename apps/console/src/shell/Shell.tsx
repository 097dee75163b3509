import type { Member, Street } from '@yunxuan/contract'
import { useEffect } from 'react'
import { Link, Outlet, useParams } from 'react-router'
import { maySee } from '../access.ts'
import { screens } from '../features.ts'
import { menuFor } from '../menu.ts'
import { Loaded } from '../ui/Loaded.tsx'
import { Shortcuts, useOpen } from '../ui/shortcuts.tsx'
import { Navigation } from './Navigation.tsx'
import { rememberStreet, useMe, useStreetFacts } from './street.queries.ts'
import { type Workplace, WorkplaceProvider } from './street.tsx'
import { TopBar } from './TopBar.tsx'

/** The frame of every screen: navigation, who and where, and what the person may do there. */
export function Shell() {
  const { streetId = '' } = useParams()
  const street = useStreetFacts(streetId)
  const me = useMe(streetId)
  const help = useOpen()
  const isKnown = street.data !== undefined && me.data !== undefined
  useEffect(() => {
    if (isKnown) rememberStreet(streetId)
  }, [isKnown, streetId])

  if (street.data === undefined || me.data === undefined) {
    return (
      <main className="sign-in">
        <Loaded query={me.data === undefined ? me : street}>{() => null}</Loaded>
        {me.error !== null && <OtherStreet />}
      </main>
    )
  }
  const workplace = workplaceOf(street.data, me.data)
  return (
    <WorkplaceProvider value={workplace}>
      <a className="skip" href="#main">
        跳到正文
      </a>
      <div className="shell">
        <Navigation />
        <div className="body">
          <TopBar onHelp={help.open} />
          <main id="main" tabIndex={-1}>
            {workplace.roles.length === 0 ? <NoRole /> : <Outlet />}
          </main>
        </div>
      </div>
      <Shortcuts isOpen={help.isOpen} onOpen={help.open} onClose={help.close} />
    </WorkplaceProvider>
  )
}

function workplaceOf(street: Street, me: Member): Workplace {
  const may: Workplace['may'] = permission => maySee(me.roles, permission)
  return {
    streetId: street.id,
    street,
    me,
    roles: [...new Set(me.roles.map(grant => grant.role))],
    may,
    menu: menuFor(may),
    titleOf: path => screens.find(screen => screen.path === path)?.title ?? '',
  }
}

function OtherStreet() {
  return (
    <p className="center">
      <Link to="/sign-in?again">换一个人登录</Link>
    </p>
  )
}

function NoRole() {
  return (
    <div className="state">
      <h1>您在这个街道还没有工作身份</h1>
      <p>请管理员在“人员与权限”里为您添加。</p>
      <OtherStreet />
    </div>
  )
}
