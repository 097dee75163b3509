import { Page } from '../../../ui/Page.tsx'
import { ForMember } from '../../member/components/ForMember.tsx'
import { OwnLogin } from '../components/OwnLogin.tsx'
import { OwnSessions } from '../components/OwnSessions.tsx'

/** One's own log-ins: a console log-in that waits for one's yes, and where one is signed in. */
export default function Account() {
  return (
    <Page title="账号和登录">
      <ForMember icon="lock" title="登录后看账号" text="在哪些手机和电脑上登录着，都在这里。">
        {member => (
          <>
            <OwnLogin member={member} />
            <OwnSessions />
          </>
        )}
      </ForMember>
    </Page>
  )
}
