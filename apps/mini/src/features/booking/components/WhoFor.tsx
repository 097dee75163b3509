import type { Member, Service, Street } from '@yunxuan/contract'
import { useCallback, useState } from 'react'
import { Check } from '../../../ui/Check.tsx'
import { Choice } from '../../../ui/Choice.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Heading } from '../../../ui/Heading.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import { Stepper } from '../../../ui/Stepper.tsx'
import { DependantForm } from '../../member/components/DependantForm.tsx'
import { useDependants } from '../../member/member.queries.ts'
import type { Wish } from './use-wish.ts'

export interface WhoForProps {
  street: Street
  member: Member
  service: Service
  /** The largest party that can be had. */
  most: number
  wish: Wish
}

const self = 'self'

/** For whom, how many come, and a word to the provider where one is asked for. */
export function WhoFor({ street, member, service, most, wish }: WhoForProps) {
  const [isAdding, setAdding] = useState(false)
  const close = useCallback(() => setAdding(false), [])
  return (
    <>
      <Heading>给谁预约</Heading>
      <Loaded query={useDependants()}>
        {({ items }) => (
          <Choice
            label="给谁预约"
            layout="row"
            value={wish.dependantId ?? self}
            options={[
              { value: self, title: '我自己' },
              ...items.map(one => ({ value: one.id, title: one.name })),
            ]}
            onChange={who => wish.setDependant(who === self ? undefined : who)}
            more={{ label: '添一位家人', word: '家人', onPress: () => setAdding(true) }}
          />
        )}
      </Loaded>
      <Sheet title="添一位家人" isOpen={isAdding} onClose={close}>
        <DependantForm
          street={street}
          areaId={member.areaId}
          onSaved={id => {
            wish.setDependant(id)
            close()
          }}
        />
      </Sheet>
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
