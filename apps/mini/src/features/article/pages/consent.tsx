import { View } from '@tarojs/components'
import type { Reply } from '@yunxuan/contract'
import { openPage, openTab, useParams } from '../../../shell/address.ts'
import { AskFirst } from '../../../ui/AskFirst.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Page } from '../../../ui/Page.tsx'
import { ForMember } from '../../member/components/ForMember.tsx'
import { useAnswer, useConsent } from '../article.queries.ts'
import { Blocks } from '../components/Blocks.tsx'
import { Head } from '../components/Head.tsx'

type Consent = Reply<'GET /v1/streets/:streetId/me/consents/:articleId'>

/** What an article says of whoever looks: they say yes to these words, or are named no more. */
export default function ConsentPage() {
  const { id = '' } = useParams()
  const consent = useConsent(id)
  if (consent.data) return <Shown consent={consent.data} />
  return (
    <Page title="提到了您">
      <ForMember icon="user-round" title="登录后再看" text="文章里提到了您，登录后可以看写了什么。">
        {() => (
          <Loaded query={consent} otherwise={<Button onPress={() => openTab('home')}>回首页</Button>}>
            {() => null}
          </Loaded>
        )}
      </ForMember>
    </Page>
  )
}

function Shown({ consent }: { consent: Consent }) {
  const { state, text, articleId } = consent
  return (
    <Page title="提到了您" action={state === 'asked' && <Agree consent={consent} />}>
      <State state={state} />
      <Head text={text} />
      <Blocks body={text.body} />
      {state !== 'withdrawn' && <Withdraw consent={consent} />}
      {state === 'given' && (
        <Button kind="plain" onPress={() => openPage('article/article', { id: articleId })}>
          看大家看到的
        </Button>
      )}
    </Page>
  )
}

function State({ state }: { state: Consent['state'] }) {
  if (state === 'given') return <Notice tone="ok">您同意了这样写。想收回，随时可以。</Notice>
  if (state === 'withdrawn') return <Notice>您的名字已经从文章里拿掉了。</Notice>
  return <Notice>社区写了下面这篇，提到了您的名字。您看过、同意了，才会这样发布。</Notice>
}

function Agree({ consent: { articleId, version } }: { consent: Consent }) {
  const answer = useAnswer(articleId)
  return (
    <>
      <Failure error={answer.error} onRetry={answer.again} />
      <Button busy={answer.isSending} onPress={() => answer.send({ version, isGiven: true })}>
        同意这样写
      </Button>
    </>
  )
}

function Withdraw({ consent: { articleId, version, state } }: { consent: Consent }) {
  const answer = useAnswer(articleId)
  return (
    <AskFirst
      name={state === 'asked' ? '不同意' : '收回同意'}
      title="把您的名字拿掉？"
      yes="拿掉我的名字"
      sending={answer}
      onYes={() => answer.send({ version, isGiven: false })}
    >
      <View>您的名字马上从文章里拿掉，大家看到的也一样，不用说为什么。</View>
    </AskFirst>
  )
}
