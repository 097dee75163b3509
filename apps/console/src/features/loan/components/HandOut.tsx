import type { ManagedItem } from '@yunxuan/contract'
import { Alert, Button, Drawer } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import { Failed } from '../../../ui/Failed.tsx'
import { useLeave } from '../../../ui/FormDialog.tsx'
import { PersonChoice } from '../../desk/components/PersonChoice.tsx'
import { type ChosenPerson, nobody, toDeskPerson } from '../../desk/person.ts'
import { useHandOut } from '../loan.queries.ts'
import { sayLending } from '../loan-words.ts'

/** Hands a thing to somebody who stands there, with a phone or without. */
export function HandOut({ item, onClose }: { item: ManagedItem; onClose: () => void }) {
  const { streetId } = useWorkplace()
  const id = useId()
  const [person, setPerson] = useState<ChosenPerson>(nobody)
  const [isMissing, setMissing] = useState(false)
  const handOut = useHandOut(streetId)
  const leave = useLeave(() => person !== nobody, onClose)
  const send = (event: FormEvent) => {
    event.preventDefault()
    const whom = toDeskPerson(person)
    setMissing(whom === null)
    if (whom === null) return
    const wish = { itemId: item.id, person: whom }
    const done = {
      done: `已借给${'name' in whom ? whom.name : '这位居民'}`,
      isStanding: true,
      after: onClose,
    }
    void handOut.tell(wish, done)
  }
  return (
    <Drawer
      open
      onClose={leave}
      title={`借出：${item.locationName}的${item.edit.name}`}
      size={560}
      footer={
        <div className="row-actions">
          <Button type="primary" htmlType="submit" form={id} loading={handOut.isPending}>
            借出
          </Button>
          <Button onClick={onClose}>取消</Button>
        </div>
      }
    >
      <form id={id} onSubmit={send}>
        <p className="soft gap-below">{sayLending(item.edit)}</p>
        <PersonChoice person={person} who="" onChange={setPerson} />
        {isMissing && <Alert role="alert" type="error" showIcon title="请选一位居民，或者写下姓名" />}
        <Failed error={handOut.error} />
      </form>
    </Drawer>
  )
}
