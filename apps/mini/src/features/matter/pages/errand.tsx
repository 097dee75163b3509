import { View } from '@tarojs/components'
import type { ArticlePage, Member } from '@yunxuan/contract'
import { useState } from 'react'
import { openPage, replacePage, useParams } from '../../../shell/address.ts'
import { useStreet } from '../../../shell/street.queries.ts'
import { deskPhone } from '../../../shell/street.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Check } from '../../../ui/Check.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Page } from '../../../ui/Page.tsx'
import { call } from '../../../ui/phone.ts'
import { useArticle } from '../../article/article.queries.ts'
import { sayMissing } from '../../article/guide-words.ts'
import { ticks } from '../../article/ticks.ts'
import { PersonChoice } from '../../member/components/PersonChoice.tsx'
import { useMember } from '../../member/member.queries.ts'
import { useIsElder } from '../../member/use-is-elder.ts'
import { Send } from '../components/Send.tsx'
import type { Raising } from '../draft.ts'
import { useRaise } from '../matter.queries.ts'

/** Somebody else gets a thing done, by its guide: for whom, and a word where one likes to say one. */
export default function Errand() {
  const { guide: guideId = '' } = useParams()
  const guide = useArticle(guideId)
  const isElder = useIsElder()
  if (guide.data) return <Form key={String(isElder)} guide={guide.data} isElder={isElder} />
  return (
    <Page title="请人代办">
      <Loaded query={guide} otherwise={<Button onPress={() => openPage('article/read')}>看别的</Button>}>
        {() => null}
      </Loaded>
    </Page>
  )
}

interface Wish {
  dependantId: string | undefined
  text: string
  isGreen: boolean
}

function Form({ guide, isElder }: { guide: ArticlePage; isElder: boolean }) {
  const [wish, setWish] = useState<Wish>({ dependantId: undefined, text: '', isGreen: isElder })
  const member = useMember().data ?? null
  const raise = useRaise(id => replacePage('matter/matter', { id, fresh: true }))
  const change = (part: Partial<Wish>) => setWish({ ...wish, ...part })
  const send = () => raise.send(wishOf(guide, wish))
  return (
    <Page title="请人代办" action={<Send member={member} isSending={raise.isSending} onSend={send} />}>
      {wish.isGreen && <TelephoneFirst />}
      <Card>
        <View className="second">要办的事</View>
        <View className="big">{guide.title}</View>
        <Ready guide={guide} />
      </Card>
      {member !== null && <ForWhom member={member} wish={wish} onChange={change} />}
      <Check on={wish.isGreen} onChange={isGreen => change({ isGreen })}>
        走绿色通道：年纪大或行动不便，先打电话、快点办。不用写原因。
      </Check>
      <Field
        label="哪天方便、怎么找您（可以不写）"
        value={wish.text}
        onChange={text => change({ text })}
        placeholder="比如：每天上午在家，请先打电话"
        multiline
        maxLength={500}
      />
      <Notice icon="lock">
        不公开。只有街道管这事的人和来办的人能看，每看一次都有记录。材料当面交，拿收据号；不要拍身份证、户口簿。
      </Notice>
      <Failure error={raise.error} onRetry={raise.again} />
    </Page>
  )
}

function ForWhom({
  member,
  wish,
  onChange,
}: {
  member: Member
  wish: Wish
  onChange: (part: Partial<Wish>) => void
}) {
  const street = useStreet()
  if (!street.data) return null
  return (
    <PersonChoice
      title="给谁办"
      street={street.data}
      member={member}
      value={wish.dependantId}
      onChange={dependantId => onChange({ dependantId })}
    />
  )
}

/** What is still missing of the papers, by what was ticked on this phone. */
function Ready({ guide: { id, guide } }: { guide: ArticlePage }) {
  const ready = ticks.use(id)
  const papers = guide?.papers ?? []
  return papers.length === 0 ? null : (
    <View>{sayMissing(papers, ready).replace('可以去办了', '可以交了')}</View>
  )
}

/** Whoever cannot get about is not made to fill in a form. */
function TelephoneFirst() {
  const number = deskPhone.use()
  if (number === '') return null
  return (
    <Button kind="ghost" icon="phone" onPress={() => call({ name: '服务台', number })}>
      先打电话问，也能替您登记
    </Button>
  )
}

function wishOf({ id, title }: ArticlePage, { dependantId, text, isGreen }: Wish): Raising {
  const said = text.trim()
  return {
    kind: 'errand',
    text: said.length < 5 ? [`请人代办：${title}`, said].filter(Boolean).join('。') : said,
    errand: { guideId: id, isGreen, ...(dependantId === undefined ? {} : { dependantId }) },
  }
}
