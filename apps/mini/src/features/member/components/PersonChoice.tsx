import type { Member, Street } from '@yunxuan/contract'
import { useCallback, useState } from 'react'
import { Choice } from '../../../ui/Choice.tsx'
import { Heading } from '../../../ui/Heading.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import { relationNames } from '../../../words/booking.ts'
import { useDependants } from '../member.queries.ts'
import { DependantForm } from './DependantForm.tsx'

export interface PersonChoiceProps {
  /** Such as 给谁预约. */
  title: string
  street: Street
  member: Member
  /** A dependant; oneself without. */
  value: string | undefined
  onChange: (dependantId: string | undefined) => void
}

const self = 'self'

/** Oneself or one of the family, who may be added here. */
export function PersonChoice({ title, street, member, value, onChange }: PersonChoiceProps) {
  const [isAdding, setAdding] = useState(false)
  const close = useCallback(() => setAdding(false), [])
  return (
    <>
      <Heading>{title}</Heading>
      <Loaded query={useDependants()}>
        {({ items }) => (
          <Choice
            label={title}
            layout="row"
            value={value ?? self}
            options={[
              { value: self, title: '我自己' },
              ...items.map(one => ({ value: one.id, title: one.name, note: relationNames[one.relation] })),
            ]}
            onChange={who => onChange(who === self ? undefined : who)}
            more={{ label: '添一位家人', word: '家人', onPress: () => setAdding(true) }}
          />
        )}
      </Loaded>
      <Sheet title="添一位家人" isOpen={isAdding} onClose={close}>
        <DependantForm
          street={street}
          areaId={member.areaId}
          onSaved={id => {
            onChange(id)
            close()
          }}
        />
      </Sheet>
    </>
  )
}
