import type { ManagedArticle, NamedPerson } from '@yunxuan/contract'
import { App, Button, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import { FormDialog } from '../../../ui/FormDialog.tsx'
import { needed } from '../../../ui/rules.ts'
import { sayInstant } from '../../../ui/say.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { MemberSelect } from '../../desk/components/MemberSelect.tsx'
import { type Naming, useNamePerson, useWithdrawPerson } from '../article.queries.ts'
import { consentNames } from '../article-words.ts'

/** Whom an article names: each of them said yes, or is named no more. */
export function Named({ article }: { article: ManagedArticle }) {
  const { may } = useWorkplace()
  const [isAsking, setAsking] = useState(false)
  const { persons, status } = article
  return (
    <section className="panel" aria-label="文中提到的人">
      <p>
        写到谁的名字，先问过谁。可以请本人在手机上看过再回话，也可以签在纸上。改了文字，手机上同意过的要再问一遍；本人随时可以收回，名字马上拿掉。
      </p>
      {persons.length === 0 && <p className="soft">还没有登记。文中没写任何人的名字就不用登记。</p>}
      <ul className="named">
        {persons.map(person => (
          <Line key={person.id} article={article} person={person} />
        ))}
      </ul>
      {may('writeArticle') && status !== 'archived' && (
        <Button onClick={() => setAsking(true)} style={{ alignSelf: 'flex-start' }}>
          登记一位
        </Button>
      )}
      {isAsking && <AskDialog article={article} onClose={() => setAsking(false)} />}
    </section>
  )
}

function Line({ article, person }: { article: ManagedArticle; person: NamedPerson }) {
  const { streetId, may } = useWorkplace()
  const { modal } = App.useApp()
  const withdraw = useWithdrawPerson(streetId, article.id)
  const { name, state, paperNote, at } = person
  const ask = () =>
    modal.confirm({
      title: `把“${name}”从文中拿掉？`,
      content: '本人不同意了才这样做。名字马上变成“居民”，大家看到的也一起变，不能恢复。',
      okText: '拿掉名字',
      onOk: () => withdraw.tell(person.id, { done: '已拿掉' }),
    })
  return (
    <li>
      <b>{name === '' ? '（名字已拿掉）' : name}</b> <Tag {...consentNames[state]} />
      <span className="soft">
        {paperNote === '' ? '在手机上回话' : `签在纸上：${paperNote}`} · {sayInstant(at)}
      </span>
      {may('writeArticle') && state !== 'withdrawn' && (
        <Button type="link" aria-label={`拿掉 ${name}`} onClick={() => void ask()}>
          本人不同意
        </Button>
      )}
    </li>
  )
}

interface Filled {
  name: string
  how: 'phone' | 'paper'
  memberId?: string
  paperNote?: string
}

function AskDialog({ article, onClose }: { article: ManagedArticle; onClose: () => void }) {
  const { streetId } = useWorkplace()
  const write = useNamePerson(streetId, article.id)
  return (
    <FormDialog<Filled, Naming, unknown>
      title="登记文中提到的人"
      okText="登记"
      initial={{ how: 'phone' }}
      write={write}
      wish={({ name, how, memberId, paperNote }) => ({
        name,
        ...(how === 'phone' ? memberId && { memberId } : paperNote && { paperNote }),
      })}
      done={(_, { how }) => (how === 'phone' ? '已请本人在手机上回话' : '已登记')}
      onClose={onClose}
    >
      <Form.Item name="name" label="文中怎么写的" rules={needed('请照着文中写的名字填')}>
        <Input minLength={2} maxLength={20} autoFocus />
      </Form.Item>
      <Form.Item name="how" label="怎么问">
        <Radio.Group
          options={[
            { value: 'phone', label: '请本人在手机上回话' },
            { value: 'paper', label: '已经签在纸上' },
          ]}
        />
      </Form.Item>
      <Answer />
    </FormDialog>
  )
}

function Answer() {
  const how = Form.useWatch<Filled['how'] | undefined>('how')
  return how === 'paper' ? (
    <Form.Item name="paperNote" label="纸存在哪里" rules={needed('请写明签字的纸存在哪里')}>
      <Input maxLength={60} placeholder="比如：社区档案柜二层，2026-11" />
    </Form.Item>
  ) : (
    <Form.Item name="memberId" label="是哪一位" rules={[{ required: true, message: '请选一位居民' }]}>
      <MemberSelect />
    </Form.Item>
  )
}
