import type { MemberFound } from '@yunxuan/contract'
import { Select } from 'antd'
import { useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import { useSettled } from '../../../ui/use-settled.ts'
import { useMembers } from '../desk.queries.ts'

interface Option {
  value: string
  label: string
}

/** Members a search found, as a select offers them; and what it searches by. */
function useMemberOptions(known: readonly Option[]) {
  const { streetId, may } = useWorkplace()
  const [typed, setTyped] = useState('')
  const wanted = useSettled(typed.trim())
  const members = useMembers(streetId, wanted, may('findMembers'))
  const found = (members.data?.items ?? []).map(optionOf)
  const isKnown = (option: Option) => found.some(each => each.value === option.value)
  return {
    showSearch: { filterOption: false, onSearch: setTyped },
    placeholder: '打姓名或手机尾号',
    loading: members.isFetching,
    notFoundContent: wanted === '' ? '打姓名或手机尾号来找' : '没有找到这位居民',
    options: [...found, ...known.filter(option => !isKnown(option))],
  }
}

interface Props {
  id?: string
  value?: string
  onChange?: (id: string) => void
  /** Who is offered without a search. */
  known?: readonly Option[]
}

/** One member, found by name or the tail of the phone number. */
export function MemberSelect({ id, value, onChange, known = [] }: Props) {
  const options = useMemberOptions(known)
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      {...(value === undefined ? {} : { value })}
      onChange={chosen => onChange?.(chosen)}
      {...options}
    />
  )
}

interface SeveralProps {
  id?: string
  value?: string[]
  onChange?: (ids: string[]) => void
  known?: readonly Option[]
}

/** Several members. */
export function MembersSelect({ id, value = [], onChange, known = [] }: SeveralProps) {
  const options = useMemberOptions(known)
  return (
    <Select
      mode="multiple"
      {...(id === undefined ? {} : { id })}
      value={value}
      onChange={chosen => onChange?.(chosen)}
      {...options}
    />
  )
}

function optionOf(member: MemberFound): Option {
  const tail = member.phoneTail === null ? null : `尾号 ${member.phoneTail}`
  return {
    value: member.id,
    label: [member.name, tail, member.areaName].filter(part => part !== null).join(' · '),
  }
}
