import { useParams } from '../../../shell/address.ts'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Page } from '../../../ui/Page.tsx'
import { ForMember } from '../../member/components/ForMember.tsx'
import { ReferralCard } from '../components/ReferralCard.tsx'
import { useReferral } from '../referral.queries.ts'

/** One thing that an organization was asked, opened, and what may be answered. */
export default function Referral() {
  const { id = '' } = useParams()
  const referral = useReferral(id)
  return (
    <Page title="请我们答的">
      <ForMember icon="building-2" title="登录后看街道请你们答的" text="企业有难处，街道请你们看看能不能帮。">
        {() => (
          <Loaded query={referral}>
            {shown => (
              <>
                <Notice icon="lock">这里的事不公开，请不要转给别人。</Notice>
                <ReferralCard referral={shown} reader="answerer" />
              </>
            )}
          </Loaded>
        )}
      </ForMember>
    </Page>
  )
}
