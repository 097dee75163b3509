import type { ItemEdit, ItemMoveLine, ManagedItem } from '@yunxuan/contract'
import { Checkbox, Drawer, Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { FormDrawer } from '../../../ui/FormDialog.tsx'
import { Loaded, Nothing } from '../../../ui/Loaded.tsx'
import { chosen, needed } from '../../../ui/rules.ts'
import { stamp } from '../../../ui/say.ts'
import { useManagedStations } from '../../station/station.queries.ts'
import { type ItemWish, useItemMoves, usePutItem } from '../loan.queries.ts'
import { moveNames, sayLending, sayMove } from '../loan-words.ts'

const blank: ItemEdit = {
  ...{ name: '', daysMax: 7 },
  ...{ isUsedUp: false, needsPerson: false, isWithdrawn: false },
}

type Filled = ItemEdit & { locationId?: string; pieces?: number }

interface Props {
  item: ManagedItem | null
  onClose: () => void
}

/** A thing with all that can be changed, and why there are as many as there are. */
export function ItemDrawer({ item, onClose }: Props) {
  const { streetId } = useWorkplace()
  const write = usePutItem(streetId)
  const [seen] = useState(item)
  if (seen !== null && !seen.isOwn) return <Read item={seen} onClose={onClose} />
  return (
    <FormDrawer
      title={seen === null ? '添加物品' : `${seen.locationName}的${seen.edit.name}`}
      okText="保存"
      width={560}
      initial={seen?.edit ?? blank}
      write={write}
      wish={(filled: Filled) => wishOf(seen, filled)}
      done={({ edit }) => (seen === null ? `已添加：${edit.name}` : `已保存：${edit.name}`)}
      onClose={onClose}
      below={seen !== null && <Moves itemId={seen.id} />}
    >
      {seen === null && <NewFields />}
      <ItemFields />
    </FormDrawer>
  )
}

function wishOf(seen: ManagedItem | null, { locationId = '', pieces = 0, ...filled }: Filled): ItemWish {
  const edit = { ...blank, ...seen?.edit, ...filled }
  return seen === null ? { locationId, pieces, edit } : { itemId: seen.id, version: seen.version, edit }
}

function Read({ item, onClose }: { item: ManagedItem; onClose: () => void }) {
  return (
    <Drawer open title={`${item.locationName}的${item.edit.name}`} size={420} onClose={onClose}>
      <p className="soft gap-below">这里由它所在社区的同事或街道来管。</p>
      <Facts
        facts={[
          ['怎么借', sayLending(item.edit)],
          ['架上', `${item.left} 件`],
          ['借出', `${item.out} 件`],
        ]}
      />
    </Drawer>
  )
}

/** Where it stands, and how many there are; afterwards that is counted. */
function NewFields() {
  const { streetId } = useWorkplace()
  const stations = useManagedStations(streetId, { q: '', kind: 'all', due: 'all', sort: '' })
  const own = stations.items.filter(({ isOwn }) => isOwn)
  return (
    <>
      <Form.Item name="locationId" label="放在哪处驿站" rules={chosen('请选放在哪里')}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          placeholder="输入名称找一找"
          options={own.map(({ location }) => ({ value: location.id, label: location.name }))}
        />
      </Form.Item>
      <Form.Item name="pieces" label="有几件" rules={chosen('请填有几件')}>
        <InputNumber min={0} max={10_000} precision={0} />
      </Form.Item>
    </>
  )
}

function ItemFields() {
  const isUsedUp = Form.useWatch<boolean>('isUsedUp')
  return (
    <>
      <Form.Item name="name" label="叫什么" rules={needed('请写名称')}>
        <Input maxLength={20} placeholder="雨伞" />
      </Form.Item>
      <Form.Item name="isUsedUp" valuePropName="checked" extra="像创可贴、口罩。只记拿了几件，不记是谁">
        <Checkbox>拿了就用掉，不用还</Checkbox>
      </Form.Item>
      {!isUsedUp && (
        <>
          <Form.Item name="daysMax" label="最多借几天" rules={chosen('请填几天')} extra="填 0 就是当天还">
            <InputNumber min={0} max={60} precision={0} />
          </Form.Item>
          <Form.Item name="needsPerson" valuePropName="checked" extra="贵重的、要教怎么用的，在这里点“借出”">
            <Checkbox>要工作人员交给他，不能自己拿</Checkbox>
          </Form.Item>
        </>
      )}
      <Form.Item name="isWithdrawn" valuePropName="checked" extra="手机上不再列出；借出去的照样能还">
        <Checkbox>先停借</Checkbox>
      </Form.Item>
    </>
  )
}

function Moves({ itemId }: { itemId: string }) {
  const { streetId } = useWorkplace()
  const moves = useItemMoves(streetId, itemId)
  return (
    <section className="stack">
      <h2>盘点和拿走</h2>
      <Loaded
        query={moves}
        isEmpty={({ items }) => items.length === 0}
        empty={<Nothing title="还没有盘点过" />}
      >
        {({ items }) => (
          <DataTable label="盘点和拿走" columns={moveColumns} rows={items} rowKey={each => each.id} />
        )}
      </Loaded>
    </section>
  )
}

const moveColumns: readonly Column<ItemMoveLine>[] = [
  { title: '时间', render: each => <span className="number">{stamp(each.at)}</span> },
  { title: '什么', render: each => moveNames[each.kind] },
  { title: '几件', render: each => sayMove(each) },
  {
    title: '谁盘的',
    render: each => (
      <>
        {each.byName ?? '—'}
        {each.note !== '' && <span className="reason">{each.note}</span>}
      </>
    ),
  },
]
