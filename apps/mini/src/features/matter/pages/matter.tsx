import { View } from '@tarojs/components'
import type { MatterPage } from '@yunxuan/contract'
import { kindSheets, matterKindNames, shanghaiDate } from '@yunxuan/domain'
import { openPage, openTab, replacePage, useParams } from '../../../shell/address.ts'
import { type ShareCard, useShareCard } from '../../../shell/share-card.ts'
import { useLinkedStreet, useStreetId } from '../../../shell/street.queries.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Row } from '../../../ui/Row.tsx'
import { dotted } from '../../../words/dotted.ts'
import { stateOf } from '../../../words/matter.ts'
import { Answers } from '../../answer/components/Answers.tsx'
import { Referrals } from '../../referral/components/Referrals.tsx'
import { Share } from '../../service/components/Share.tsx'
import { AskerActs, hasAskerActs, QuietActs } from '../components/Acts.tsx'
import { ErasePictures } from '../components/ErasePictures.tsx'
import { Errand } from '../components/Errand.tsx'
import { Opinions } from '../components/Opinions.tsx'
import { Head, OwnWords } from '../components/Said.tsx'
import { isToBeSupported, Support } from '../components/Support.tsx'
import { Timeline } from '../components/Timeline.tsx'
import { pictureOfMatter } from '../kinds.ts'
import { useMatter } from '../matter.queries.ts'

export default function Matter() {
  const { id = '', fresh, street: linked } = useParams()
  useLinkedStreet(linked)
  const streetId = useStreetId()
  const matter = useMatter(id)
  useShareCard(cardOf(matter.data, streetId))
  if (matter.data) return <Shown matter={matter.data} isFresh={fresh === 'true'} />
  return (
    <Page title="这件事">
      <Loaded query={matter} otherwise={<Button onPress={() => openTab('home')}>回首页</Button>}>
        {() => null}
      </Loaded>
    </Page>
  )
}

function Shown({ matter, isFresh }: { matter: MatterPage; isFresh: boolean }) {
  const { isOwn, kind, mergedInto, number, organizationName } = matter
  const streetId = useStreetId()
  const state = stateOf(matter, { isOwn, today: shanghaiDate(new Date()) })
  const isJustSaid = isFresh && matter.status === 'sent'
  return (
    <Page
      title={isJustSaid ? '说好了' : isOwn ? (organizationName ?? '我说的事') : matterKindNames[kind]}
      action={actionOf(matter)}
    >
      {isJustSaid && (
        <Notice tone="ok" icon="circle-check">
          {organizationName === null ? '社区' : '街道'}收到了。有进展会发到“消息”里；打电话来问，报编号{' '}
          {number.slice(0, 4)} {number.slice(4)}。
        </Notice>
      )}
      <Head matter={matter} state={state} />
      <Opened services={matter.services} />
      <Opinions matter={matter} />
      {mergedInto && (
        <Card className="card--list">
          <Row
            icon="navigation"
            title="看合到一起的那件事"
            onPress={() => replacePage('matter/matter', { id: mergedInto })}
          />
        </Card>
      )}
      {kindSheets[kind].takesAnswers && matter.isPublic && <Answers matter={matter} />}
      {kindSheets[kind].isReferred && isOwn && <Referrals matterId={matter.id} />}
      <Errand matter={matter} />
      <OwnWords matter={matter} />
      <Timeline matter={matter} next={state.words} />
      <ErasePictures matter={matter} />
      <QuietActs matter={matter} />
      {matter.isPublic && <Share card={cardOf(matter, streetId)} />}
      {isOwn && !isJustSaid && (
        <View className="stack">
          <Button
            kind="plain"
            onPress={() => openPage(organizationName === null ? 'matter/mine' : 'matter/unit')}
          >
            {organizationName === null ? '看我说过的' : '看单位的诉求'}
          </Button>
        </View>
      )}
    </Page>
  )
}

/** What came of it: services that can be had, and activities of a team. */
function Opened({ services }: Pick<MatterPage, 'services'>) {
  if (services.length === 0) return null
  return (
    <Card className="card--list">
      {services.map(({ id, kind, title }) => (
        <Row
          key={id}
          icon="circle-check"
          title={`${kind === 'service' ? '已经开成服务' : '服务队来办'}：${title}`}
          note={kind === 'service' ? '点开看哪天有，约名额' : '点开看哪天来，也可以报名出力'}
          onPress={() => openPage(kind === 'service' ? 'service/service' : 'activity/activity', { id })}
        />
      ))}
    </Card>
  )
}

/** What everybody reads of it; of what not everybody reads the card says nothing, and leads to what neighbours want. */
function cardOf(matter: MatterPage | undefined, street: string | undefined): ShareCard {
  if (!matter?.isPublic || matter.title === null) {
    return { title: '邻居们提的事', picture: 'say', page: 'matter/around', params: { street } }
  }
  const { id, kind, title, areaName } = matter
  return {
    title,
    line: dotted([matterKindNames[kind], areaName]),
    picture: pictureOfMatter(kind),
    page: 'matter/matter',
    params: { id, street },
  }
}

/** The one clear action, if there is one for whoever looks. */
function actionOf(matter: MatterPage) {
  if (matter.isOwn) return hasAskerActs(matter) && <AskerActs matter={matter} />
  return isToBeSupported(matter) && <Support matter={matter} />
}
