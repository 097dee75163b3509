import { FileZipOutlined, PlusOutlined } from '@ant-design/icons'
import type { Reply, UploadBatch } from '@yunxuan/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import type { Sheet } from '../../../ui/csv.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { Figure, Figures } from '../../../ui/Figures.tsx'
import { ListPage } from '../../../ui/List.tsx'
import { Nothing } from '../../../ui/Loaded.tsx'
import { stamp } from '../../../ui/say.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { useFilter } from '../../../ui/use-filter.ts'
import { BatchDialog } from '../components/BatchDialog.tsx'
import { SpotCheckDialog } from '../components/SpotCheckDialog.tsx'
import { useUploads } from '../upload.queries.ts'

/** Records on their way into the national system, batch by batch, and the pack for whoever checks. */
export function Component() {
  const { streetId } = useWorkplace()
  const navigate = useNavigate()
  const filter = useFilter({ sort: '' })
  const list = useUploads(streetId, filter.settled.sort)
  const [dialog, setDialog] = useState<'batch' | 'spot-check' | null>(null)
  const counts = list.asked.data?.pages[0]?.counts
  const open = (batch: UploadBatch) => void navigate(`/${streetId}/uploads/${batch.id}`)
  return (
    <>
      <ListPage
        aside="报到全国志愿服务信息系统，一批一批来"
        what="批次"
        list={list}
        unit="批"
        filter={filter}
        above={counts !== undefined && <Counts counts={counts} />}
        sheet={sheet}
        sheetName="上报批次"
        actions={
          <>
            <Button icon={<FileZipOutlined aria-hidden />} onClick={() => setDialog('spot-check')}>
              抽查包
            </Button>
            <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setDialog('batch')}>
              生成一批
            </Button>
          </>
        }
        empty={
          <Nothing title="还没有上报过">
            <p>点“生成一批”，把还没报的服务记录收成一个表格，照着录进全国系统，再回来登记回执。</p>
          </Nothing>
        }
      >
        {rows => (
          <DataTable
            label="上报批次"
            columns={columns(streetId)}
            rows={rows}
            rowKey={each => each.id}
            onOpen={open}
          />
        )}
      </ListPage>
      {dialog === 'batch' && <BatchDialog onDone={open} onClose={() => setDialog(null)} />}
      {dialog === 'spot-check' && <SpotCheckDialog onClose={() => setDialog(null)} />}
    </>
  )
}

function Counts({ counts }: { counts: Reply<'GET /v1/streets/:streetId/managed/uploads'>['counts'] }) {
  return (
    <Figures>
      <Figure name="未报" value={counts.unreported} />
      <Figure name="其中缺实名、报不了" value={counts.withoutIdentity} />
      <Figure name="等回执" value={counts.waiting} />
      <Figure name="退回" value={counts.returned} />
      <Figure name="待更正" value={counts.needsCorrection} />
    </Figures>
  )
}

const columns = (streetId: string): readonly Column<UploadBatch>[] => [
  {
    title: '批次',
    sort: 'number',
    isFixed: true,
    value: each => each.number,
    render: each => (
      <Link className="link-name" to={`/${streetId}/uploads/${each.id}`}>
        第 {each.number} 批
      </Link>
    ),
  },
  { title: '服务到哪天', sort: 'until', align: 'number', value: each => each.until },
  { title: '机构', sort: 'organization', render: each => each.organizationName ?? '全部' },
  { title: '条数', align: 'right', value: each => each.records },
  {
    title: '等回执',
    align: 'right',
    value: each => each.waiting,
    render: each => (each.waiting > 0 ? <Tag tone="gold">{each.waiting}</Tag> : 0),
  },
  { title: '已报', align: 'right', value: each => each.reported },
  {
    title: '退回',
    align: 'right',
    value: each => each.returned,
    render: each => (each.returned > 0 ? <Tag tone="red">{each.returned}</Tag> : 0),
  },
  {
    title: '待更正',
    align: 'right',
    value: each => each.needsCorrection,
    render: each => (each.needsCorrection > 0 ? <Tag tone="red">{each.needsCorrection}</Tag> : 0),
  },
  {
    title: '谁做的',
    value: each => each.createdAt,
    render: each => (
      <>
        {each.createdByName} <span className="soft number">{stamp(each.createdAt)}</span>
      </>
    ),
  },
]

const sheet: Sheet<UploadBatch> = [
  ['批次', each => each.number],
  ['服务到哪天', each => each.until],
  ['机构', each => each.organizationName ?? '全部'],
  ['条数', each => each.records],
  ['等回执', each => each.waiting],
  ['已报', each => each.reported],
  ['退回', each => each.returned],
  ['待更正', each => each.needsCorrection],
  ['谁做的', each => each.createdByName],
  ['什么时候做的', each => stamp(each.createdAt)],
]
