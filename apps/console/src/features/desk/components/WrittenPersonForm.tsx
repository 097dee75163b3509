import { Input, Select } from 'antd'
import { type ReactNode, useId } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import { DayInput } from '../../../ui/DayInput.tsx'
import type { WrittenPerson } from '../person.ts'

interface Props {
  person: WrittenPerson
  onChange: (person: WrittenPerson) => void
}

/** Only the name has to be written; the rest helps to reach the person and to keep age rules. */
export function WrittenPersonForm({ person, onChange }: Props) {
  const { street } = useWorkplace()
  const id = useId()
  const change = (part: Partial<WrittenPerson>) => onChange({ ...person, ...part })
  return (
    <div className="fields">
      <Field id={`${id}name`} label="姓名">
        <Input
          id={`${id}name`}
          maxLength={30}
          required
          value={person.name}
          onChange={event => change({ name: event.target.value })}
        />
      </Field>
      <Field id={`${id}phone`} label="电话（可不填）">
        <Input
          id={`${id}phone`}
          inputMode="tel"
          maxLength={20}
          value={person.phone}
          onChange={event => change({ phone: event.target.value })}
        />
      </Field>
      <Field id={`${id}birth`} label="出生日期（可不填）">
        <DayInput id={`${id}birth`} value={person.birthDate} onChange={birthDate => change({ birthDate })} />
      </Field>
      <Field id={`${id}gender`} label="性别（可不填）">
        <Select
          id={`${id}gender`}
          allowClear
          value={person.gender}
          onChange={gender => change({ gender: gender ?? null })}
          options={[
            { value: 'female', label: '女' },
            { value: 'male', label: '男' },
          ]}
        />
      </Field>
      <Field id={`${id}area`} label="住在哪个社区（可不填）">
        <Select
          id={`${id}area`}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          value={person.areaId}
          onChange={areaId => change({ areaId: areaId ?? null })}
          options={street.areas.map(area => ({ value: area.id, label: area.name }))}
        />
      </Field>
    </div>
  )
}

function Field({ id, label, children }: { id: string; label: string; children: ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children}
    </div>
  )
}
