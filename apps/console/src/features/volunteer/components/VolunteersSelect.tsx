import { Select } from 'antd'
import { useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import { useSettled } from '../../../ui/use-settled.ts'
import { useFoundVolunteers } from '../volunteer.queries.ts'

export interface KnownVolunteer {
  number: string
  name: string
}

interface Props {
  id?: string
  value?: string[]
  onChange?: (numbers: string[]) => void
  /** Who is offered without a search. */
  known?: readonly KnownVolunteer[]
}

/** Volunteers by their numbers, found by name or number. */
export function VolunteersSelect({ id, value = [], onChange, known = [] }: Props) {
  const { streetId } = useWorkplace()
  const [typed, setTyped] = useState('')
  const wanted = useSettled(typed.trim())
  const found = useFoundVolunteers(streetId, wanted)
  const items = found.data?.items ?? []
  const others = known.filter(({ number }) => items.every(item => item.number !== number))
  return (
    <Select
      mode="multiple"
      {...(id === undefined ? {} : { id })}
      value={value}
      onChange={chosen => onChange?.(chosen)}
      maxCount={10}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      placeholder="打姓名或志愿者号"
      loading={found.isFetching}
      notFoundContent={wanted === '' ? '打姓名或志愿者号来找' : '没有找到能选的志愿者'}
      options={[...items, ...others].map(({ number, name }) => ({
        value: number,
        label: `${name} ${number}`,
      }))}
    />
  )
}
