import type { Volunteer } from '@yunxuan/contract'
import { Choice } from '../../../ui/Choice.tsx'
import { useVolunteers } from '../../volunteer/volunteer.queries.ts'

export interface WhoseProps {
  /** Such as 给谁签到. */
  label: string
  /** A person's id; oneself when undefined. */
  value: string | undefined
  onChange: (personId: string | undefined) => void
}

const self = 'self'

/** Oneself or one's volunteering children; nothing to choose for whoever is alone. */
export function Whose({ label, value, onChange }: WhoseProps) {
  const children = useChildren()
  if (children.length === 0) return null
  return (
    <Choice
      label={label}
      layout="row"
      value={value ?? self}
      options={[
        { value: self, title: '我自己' },
        ...children.map(child => ({ value: child.personId, title: child.name })),
      ]}
      onChange={who => onChange(who === self ? undefined : who)}
    />
  )
}

function useChildren(): Volunteer[] {
  return useVolunteers().data?.items.filter(volunteer => volunteer.dependantId !== null) ?? []
}
