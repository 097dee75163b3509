import { View } from '@tarojs/components'
import type { Reply } from '@yunxuan/contract'
import { type AnswerDenial, addDays, shanghaiDate } from '@yunxuan/domain'
import { useState } from 'react'
import { replacePage, useParams } from '../../../shell/address.ts'
import { Button } from '../../../ui/Button.tsx'
import { Check } from '../../../ui/Check.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Pick } from '../../../ui/Pick.tsx'
import { Refused } from '../../../ui/states.tsx'
import { daysAhead } from '../../../words/days-ahead.ts'
import { ForMember } from '../../member/components/ForMember.tsx'
import { type Offering, useAnswers, useOffer } from '../answer.queries.ts'
import { offerNotes } from '../offer-notes.ts'

export default function Offer() {
  const { id = '' } = useParams()
  const answers = useAnswers(id)
  const { denial, voices = [] } = answers.data ?? {}
  if (denial === null && voices.length > 0) return <Form matterId={id} voices={voices} />
  return (
    <Page title="我来答">
      <ForMember icon="hand-heart" title="登录后来答" text="答了以后，社区先看，再给提的人选。">
        {() => (
          <Loaded query={answers}>
            {seen => (seen.denial === null ? null : <Denied denial={seen.denial} />)}
          </Loaded>
        )}
      </ForMember>
    </Page>
  )
}

function Denied({ denial }: { denial: AnswerDenial }) {
  return <Refused title="现在答不了" why={offerNotes[denial] ?? '现在答不了。'} />
}

type Voices = Reply<'GET /v1/streets/:streetId/matters/:matterId/answers'>['voices']

const shortestText = 5
const daysToChoose = 28

function Form({ matterId, voices }: { matterId: string; voices: Voices }) {
  const today = shanghaiDate(new Date())
  const [text, setText] = useState('')
  const [place, setPlace] = useState('')
  const [day, setDay] = useState(addDays(today, 1))
  const [isWhole, setWhole] = useState(false)
  const [isPaid, setPaid] = useState(false)
  const [voiceId, setVoice] = useState(voices[0]?.id ?? '')
  const [wasTried, setTried] = useState(false)
  const offer = useOffer(matterId, () => replacePage('matter/matter', { id: matterId }))
  const isShort = text.trim().length < shortestText
  const send = () => {
    setTried(true)
    const voice = voices.find(({ id }) => id === voiceId)
    if (isShort) return
    offer.send({
      text: text.trim(),
      fromOn: day,
      ...(place.trim() === '' ? {} : { placeNote: place.trim() }),
      isWhole,
      isPaid,
      ...speakingFor(voice),
    })
  }
  return (
    <Page
      title="我来答"
      action={
        <Button busy={offer.isSending} onPress={send}>
          交给社区看
        </Button>
      }
    >
      {voices.length > 1 && (
        <Pick
          label="替谁答"
          options={voices.map(({ id, voice, name }) => ({
            value: id,
            title: voice === 'member' ? '我自己' : name,
          }))}
          value={voiceId}
          onChange={setVoice}
        />
      )}
      <Field
        label="您能怎么帮"
        value={text}
        onChange={setText}
        placeholder="比如：我会修鞋，每周六上午可以来，换底要收材料钱"
        multiline
        tall
        maxLength={500}
        error={wasTried && isShort ? '再写几个字，说清楚一点' : undefined}
      />
      <Pick label="哪天起" options={daysAhead(today, daysToChoose)} value={day} onChange={setDay} />
      <Field
        label="在哪儿（可以不写）"
        value={place}
        onChange={setPlace}
        placeholder="比如：3 栋楼下，或者上门"
        maxLength={60}
      />
      <Check on={isWhole} onChange={setWhole}>
        这件事我一家就能办成，不用再找别人
      </Check>
      <Check on={isPaid} onChange={setPaid}>
        要收一点费用
      </Check>
      <View className="second">
        社区先看，再另写一段给大家看，没有您的名字。对方选了您、您也答应了，才互相看得到姓名和电话。
      </View>
      <Failure error={offer.error} onRetry={offer.again} />
    </Page>
  )
}

function speakingFor(voice: Voices[number] | undefined): Partial<Offering> {
  if (voice?.voice === 'team') return { teamId: voice.id }
  return voice?.voice === 'organization' ? { organizationId: voice.id } : {}
}
