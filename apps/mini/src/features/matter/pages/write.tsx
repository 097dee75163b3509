import { View } from '@tarojs/components'
import type { Member, Street } from '@yunxuan/contract'
import { kindSheets } from '@yunxuan/domain'
import { useState } from 'react'
import { useAccountId } from '../../../session/session.ts'
import { replacePage, useParams } from '../../../shell/address.ts'
import { useStreet } from '../../../shell/street.queries.ts'
import { Button } from '../../../ui/Button.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Pick } from '../../../ui/Pick.tsx'
import { call } from '../../../ui/phone.ts'
import { Alike } from '../../answer/components/Alike.tsx'
import { communityOptions } from '../../member/components/communities.ts'
import { useMember } from '../../member/member.queries.ts'
import { PicturesField } from '../components/PicturesField.tsx'
import { Send } from '../components/Send.tsx'
import { type Draft, drafts, type Raising } from '../draft.ts'
import { kindWords, readKind, type WrittenKind } from '../kinds.ts'
import { useRaise } from '../matter.queries.ts'

export default function Write() {
  const kind = readKind(useParams().kind)
  const accountId = useAccountId()
  const street = useStreet()
  const member = useMember()
  const isKnown = accountId === undefined || member.data !== undefined
  if (street.data && isKnown) {
    // Whoever signs in meanwhile goes on with what they had typed.
    return <Form key={accountId} kind={kind} street={street.data} member={member.data ?? null} />
  }
  return (
    <Page title={kindWords[kind].title}>
      <Loaded query={street}>{() => <Loaded query={member}>{() => null}</Loaded>}</Loaded>
    </Page>
  )
}

/** Whether it is said in which community it is; where whoever asks for help lives is not. */
const isPlaced = (kind: WrittenKind): boolean =>
  !kindSheets[kind].isSealed || kindSheets[kind].raisedFor === 'organization'

const wholeStreet = 'street'
const shortestText = 5

interface FormProps {
  kind: WrittenKind
  street: Street
  member: Member | null
}

function Form({ kind, street, member }: FormProps) {
  const words = kindWords[kind]
  const { organization, place, area } = useParams()
  const sheet = kindSheets[kind]
  const { draft, change } = useDraft(kind, { ...(place && { place }), ...(area && { areaId: area }) })
  const [wasTried, setTried] = useState(false)
  const raise = useRaise(id => {
    drafts.forget(kind)
    replacePage('matter/matter', { id, fresh: true })
  })
  const communities = communityOptions(street)
  const areaId = draft.areaId === undefined ? (member?.areaId ?? null) : draft.areaId
  const known = communities.some(({ value }) => value === areaId) ? areaId : null
  const pictures = draft.pictures ?? []
  const isShort = draft.text.trim().length < shortestText
  const isNowhere = sheet.place === 'needed' && draft.place.trim() === ''
  const send = () => {
    setTried(true)
    if (!isShort && !isNowhere)
      raise.send({ ...wishOf(kind, draft, known), ...(organization ? { organizationId: organization } : {}) })
  }
  return (
    <Page title={words.title} action={<Send member={member} isSending={raise.isSending} onSend={send} />}>
      {kind === 'hazard' && <Danger />}
      {sheet.isSealed && <Notice icon="lock">{words.readers}</Notice>}
      <Field
        label={words.ask}
        value={draft.text}
        onChange={text => change({ text })}
        placeholder={words.example}
        multiline
        tall
        maxLength={1000}
        error={wasTried && isShort ? '再写几个字，说清楚一点' : undefined}
      />
      {kind === 'need' && <Alike text={draft.text} areaId={known} />}
      {words.place && (
        <Field
          label={words.place.label}
          value={draft.place}
          onChange={place => change({ place })}
          placeholder={words.place.example}
          maxLength={60}
          error={wasTried && isNowhere ? '写上地方，才找得到' : undefined}
        />
      )}
      {member !== null && sheet.mostPictures > 0 && (
        <PicturesField
          pictures={pictures}
          most={sheet.mostPictures}
          onAdd={picture => change({ pictures: [...pictures, picture] })}
          onRemove={id => change({ pictures: pictures.filter(one => one.id !== id) })}
        />
      )}
      {isPlaced(kind) && (
        <Pick
          label="是哪里的事"
          options={[...communities, { value: wholeStreet, title: '整个街道' }]}
          value={known ?? wholeStreet}
          onChange={value => change({ areaId: value === wholeStreet ? null : value })}
        />
      )}
      {!sheet.isSealed && <View className="second">{words.readers}</View>}
      <Failure error={raise.error} onRetry={raise.again} />
    </Page>
  )
}

/**
 * What is typed is kept at once: a call that comes in, or a closed app, takes nothing of it. Where somebody stands as
 * they begin, `from` says.
 */
function useDraft(kind: WrittenKind, from: Partial<Draft>) {
  const accountId = useAccountId()
  const [draft, setDraft] = useState<Draft>(() => ({ ...drafts.of(kind, accountId), ...from }))
  const change = (part: Partial<Draft>) => {
    const next = { ...draft, ...part }
    setDraft(next)
    drafts.keep(kind, next, accountId)
  }
  return { draft, change }
}

function wishOf(kind: WrittenKind, { text, place, pictures = [] }: Draft, areaId: string | null): Raising {
  const hasPlace = kindSheets[kind].place !== 'none' && place.trim() !== ''
  return {
    kind,
    text: text.trim(),
    ...(hasPlace ? { placeNote: place.trim() } : {}),
    ...(pictures.length === 0 ? {} : { pictureIds: pictures.map(picture => picture.id) }),
    // Where whoever asks for help lives is nobody's who only reads the list.
    ...(isPlaced(kind) && areaId !== null ? { areaId } : {}),
  }
}

/** Whoever stands before a fire does not fill in a form. */
function Danger() {
  return (
    <View className="stack">
      <Notice tone="red" icon="circle-alert">
        着火、漏气、有人受伤：先打电话，再来这里说。
      </Notice>
      <View className="pair">
        <Button kind="ghost" icon="phone" onPress={() => call({ name: '火警', number: '119' })}>
          火警 119
        </Button>
        <Button kind="ghost" icon="phone" onPress={() => call({ name: '报警', number: '110' })}>
          报警 110
        </Button>
      </View>
    </View>
  )
}
