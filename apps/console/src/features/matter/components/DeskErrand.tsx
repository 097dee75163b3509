import { Alert, Button, Checkbox, Drawer, Input, Select } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { useNavigate } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import { Failed } from '../../../ui/Failed.tsx'
import { useLeave } from '../../../ui/FormDialog.tsx'
import { useSettled } from '../../../ui/use-settled.ts'
import { useArticles } from '../../article/article.queries.ts'
import { PersonChoice } from '../../desk/components/PersonChoice.tsx'
import { type ChosenPerson, nobody, toDeskPerson } from '../../desk/person.ts'
import { useRaiseErrand } from '../matter.queries.ts'

/** Somebody who came, or who telephones, asks for an errand: the desk writes it down for them. */
export function DeskErrand({ onClose }: { onClose: () => void }) {
  const { streetId } = useWorkplace()
  const navigate = useNavigate()
  const id = useId()
  const [person, setPerson] = useState<ChosenPerson>(nobody)
  const [guideId, setGuideId] = useState<string | null>(null)
  const [text, setText] = useState('')
  const [isGreen, setGreen] = useState(false)
  const [missing, setMissing] = useState<string | null>(null)
  const raise = useRaiseErrand(streetId)
  const leave = useLeave(() => person !== nobody || text !== '', onClose)
  const send = (event: FormEvent) => {
    event.preventDefault()
    const whom = toDeskPerson(person)
    const lack = lackOf({ whom, guideId, text })
    setMissing(lack)
    if (lack !== null || whom === null || guideId === null) return
    const wish = { person: whom, guideId, text: text.trim(), isGreen }
    raise.mutate(wish, { onSuccess: ({ id: matterId }) => void navigate(`/${streetId}/matters/${matterId}`) })
  }
  return (
    <Drawer
      open
      onClose={leave}
      title="登记代办"
      size={560}
      footer={
        <div className="row-actions">
          <Button type="primary" htmlType="submit" form={id} loading={raise.isPending}>
            登记
          </Button>
          <Button onClick={onClose}>取消</Button>
        </div>
      }
    >
      <form id={id} onSubmit={send}>
        <PersonChoice person={person} who="" onChange={setPerson} />
        <GuideSelect value={guideId} onChange={setGuideId} />
        <div className="field gap-below">
          <label htmlFor={`${id}-text`}>居民怎么说的</label>
          <Input.TextArea
            id={`${id}-text`}
            rows={3}
            maxLength={1000}
            showCount
            value={text}
            onChange={event => setText(event.target.value)}
          />
        </div>
        <Checkbox checked={isGreen} onChange={event => setGreen(event.target.checked)}>
          走绿色通道：年纪大或行动不便，先打电话，时限减半（不用写原因）
        </Checkbox>
        {missing !== null && <Alert role="alert" type="error" showIcon title={missing} />}
        <Failed error={raise.error} />
      </form>
    </Drawer>
  )
}

function lackOf({ whom, guideId, text }: { whom: unknown; guideId: string | null; text: string }) {
  if (whom === null) return '请选一位居民，或者写下姓名'
  if (guideId === null) return '请选要办什么事'
  return text.trim().length < 5 ? '请写一句居民怎么说的' : null
}

function GuideSelect({ value, onChange }: { value: string | null; onChange: (id: string) => void }) {
  const { streetId } = useWorkplace()
  const id = useId()
  const [typed, setTyped] = useState('')
  const q = useSettled(typed.trim())
  const { items } = useArticles(streetId, { q, kind: 'guide', status: 'published', due: 'all', sort: '' })
  return (
    <div className="field gap-below">
      <label htmlFor={id}>办什么事</label>
      <Select
        id={id}
        placeholder="打字找一条办事指南"
        showSearch={{ filterOption: false, searchValue: typed, onSearch: setTyped }}
        value={value}
        onChange={onChange}
        options={items.map(each => ({ value: each.id, label: each.title }))}
      />
    </div>
  )
}
