import type { Member, Service, Street } from '@yunxuan/contract'
import { Check } from '../../../ui/Check.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Stepper } from '../../../ui/Stepper.tsx'
import { PersonChoice } from '../../member/components/PersonChoice.tsx'
import type { Wish } from './use-wish.ts'

export interface WhoForProps {
  street: Street
  member: Member
  service: Service
  /** The largest party that can be had. */
  most: number
  wish: Wish
}

/** For whom, how many come, and a word to the provider where one is asked for. */
export function WhoFor({ street, member, service, most, wish }: WhoForProps) {
  return (
    <>
      <PersonChoice
        title="给谁预约"
        street={street}
        member={member}
        value={wish.dependantId}
        onChange={wish.setDependant}
      />
      {most > 1 && <Stepper label="一共几位" value={wish.party} onChange={wish.setParty} max={most} />}
      {service.noteKind && <Note kind={service.noteKind} wish={wish} />}
    </>
  )
}

function Note({ kind, wish }: { kind: 'general' | 'health'; wish: Wish }) {
  const isHealth = kind === 'health'
  return (
    <>
      <Field
        label={isHealth ? '身体情况（可以不写）' : '想先说一声的话（可以不写）'}
        value={wish.note}
        onChange={wish.setNote}
        multiline
        maxLength={500}
        placeholder={isHealth ? '比如血压高、腿脚不便' : '比如想问的事'}
        hint="只有给您服务的人能看到，结束 30 天后删掉。"
      />
      {isHealth && wish.note.trim() !== '' && (
        <Check on={wish.hasConsent} onChange={wish.setConsent}>
          我同意把这段身体情况告诉给我服务的人
        </Check>
      )}
    </>
  )
}
