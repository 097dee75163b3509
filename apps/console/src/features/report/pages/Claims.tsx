import { PlusOutlined } from '@ant-design/icons'
import type { Claim } from '@yunxuan/contract'
import { type FigureId, figureIds, figures } from '@yunxuan/domain'
import { App, Button, Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { FormDialog } from '../../../ui/FormDialog.tsx'
import { isFound } from '../../../ui/found.ts'
import { ListPage } from '../../../ui/List.tsx'
import { Nothing } from '../../../ui/Loaded.tsx'
import { needed } from '../../../ui/rules.ts'
import { useFilter } from '../../../ui/use-filter.ts'
import { type NewClaim, useClaims, useWithdrawClaim, useWriteClaim } from '../report.queries.ts'
import { sayClaim } from '../report-words.ts'

/** What the street says of itself and the system did not count. */
export function Component() {
  const { streetId, may } = useWorkplace()
  const asked = useClaims(streetId)
  const filter = useFilter<{ q: string }>({ q: '' })
  const [isWriting, setWriting] = useState(false)
  const fits = ({ name, quote, source }: Claim) => isFound(filter.value.q, name, quote, source)
  return (
    <>
      <ListPage
        what="街道填报"
        unit="条"
        aside="街道自己报的数，系统没有数过：和系统计数并排放，从不相加"
        list={{ asked, items: (asked.data?.items ?? []).filter(fits) }}
        filter={filter}
        search="项目、原话或出处"
        actions={
          may('writeReport') && (
            <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setWriting(true)}>
              添加填报
            </Button>
          )
        }
        empty={
          <Nothing title="还没有填报">
            <p>材料里写的、系统没有数过的数记在这里，照原话抄，注明出处。</p>
          </Nothing>
        }
      >
        {rows => (
          <DataTable
            label="街道填报"
            columns={may('writeReport') ? [...columns, withdrawColumn] : columns}
            rows={rows}
            rowKey={each => each.id}
          />
        )}
      </ListPage>
      {isWriting && <ClaimDialog onClose={() => setWriting(false)} />}
    </>
  )
}

const columns: readonly Column<Claim>[] = [
  { title: '项目', width: 170, value: each => each.name },
  { title: '填报', width: 130, align: 'right', render: each => sayClaim(each) },
  {
    title: '放在哪个数旁边',
    width: 150,
    value: ({ figureId }) => (figureId === null ? null : figures[figureId].name),
  },
  { title: '原话', render: each => <q>{each.quote}</q> },
  { title: '说的时间', width: 100, value: each => each.period || null },
  { title: '出处', width: 180, value: each => each.source },
]

const withdrawColumn: Column<Claim> = {
  title: '操作',
  width: 90,
  render: each => <WithdrawButton claim={each} />,
}

function WithdrawButton({ claim }: { claim: Claim }) {
  const { streetId } = useWorkplace()
  const { modal } = App.useApp()
  const withdraw = useWithdrawClaim(streetId)
  const ask = () =>
    modal.confirm({
      title: `撤下“${claim.name} ${sayClaim(claim)}”？`,
      content: '已经发布的简报里还留着当时的填报，以后的不再出现。',
      okText: '撤下',
      onOk: () => withdraw.tell(claim.id, { done: '已撤下' }),
    })
  return (
    <Button size="small" type="text" aria-label={`撤下 ${claim.name}`} onClick={() => void ask()}>
      撤下
    </Button>
  )
}

interface Values extends Omit<NewClaim, 'figureId'> {
  figureId?: FigureId
}

function ClaimDialog({ onClose }: { onClose: () => void }) {
  const { streetId } = useWorkplace()
  return (
    <FormDialog<Values, NewClaim, Claim>
      title="添加填报"
      okText="添加"
      initial={{ period: '' }}
      write={useWriteClaim(streetId)}
      wish={({ figureId = null, ...values }) => ({ ...values, figureId })}
      done="已添加"
      onClose={onClose}
    >
      <Form.Item name="quote" label="原话，照材料抄" rules={needed('请抄下原话')}>
        <Input.TextArea rows={2} maxLength={300} autoFocus placeholder="如：志愿服务1.4万余人次" />
      </Form.Item>
      <Form.Item name="source" label="出处" rules={needed('请写出处')}>
        <Input maxLength={100} placeholder="哪份材料、哪一页、哪天的" />
      </Form.Item>
      <Form.Item name="name" label="项目" rules={needed('请写是什么')}>
        <Input maxLength={40} />
      </Form.Item>
      <div className="side-by-side">
        <Form.Item name="value" label="数" rules={[{ required: true, message: '请填数，和原话对得上' }]}>
          <InputNumber min={0} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="unit" label="单位" rules={needed('请填单位')}>
          <Input maxLength={8} placeholder="人次、场、件" />
        </Form.Item>
      </div>
      <Form.Item name="period" label="说的是哪段时间（可不填）">
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="figureId" label="放在哪个数旁边（可不选）">
        <Select allowClear options={figureIds.map(id => ({ value: id, label: figures[id].name }))} />
      </Form.Item>
    </FormDialog>
  )
}
