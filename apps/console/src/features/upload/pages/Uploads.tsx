import { FileZipOutlined, PlusOutlined } from '@ant-design/icons'
import type { Reply, UploadBatch } from '@yunxuan/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import type { Sheet } from '../../../ui/csv.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { ExportButton } from '../../../ui/ExportButton.tsx'
import { Figure, Figures } from '../../../ui/Figures.tsx'
import { Loaded, Nothing } from '../../../ui/Loaded.tsx'
import { More } from '../../../ui/More.tsx'
import { PageHead } from '../../../ui/PageHead.tsx'
import { stamp } from '../../../ui/say.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { BatchDialog } from '../components/BatchDialog.tsx'
import { SpotCheckDialog } from '../components/SpotCheckDialog.tsx'
import { useUploads } from '../upload.queries.ts'

/** Records on their way into the national system, batch by batch, and the pack for whoever checks. */
export function Component() {
  const { streetId, street } = useWorkplace()
  const navigate = useNavigate()
  const { asked: uploads, items, every } = useUploads(streetId)
  const [asked, setAsked] = useState<'batch' | 'spot-check' | null>(null)
  const counts = uploads.data?.pages[0]?.counts
  const open = (batch: UploadBatch) => void navigate(`/${streetId}/uploads/${batch.id}`)
  return (
    <>
      <PageHead aside="报到全国志愿服务信息系统，一批一批来">
        <ExportButton
          name={`${street.name}上报批次`}
          sheet={sheet}
          rows={every}
          isEmpty={items.length === 0}
        />
        <Button icon={<FileZipOutlined aria-hidden />} onClick={() => setAsked('spot-check')}>
          抽查包
        </Button>
        <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAsked('batch')}>
          做一批
        </Button>
      </PageHead>
      {counts !== undefined && <Counts counts={counts} />}
      <Loaded
        query={uploads}
        isEmpty={() => items.length === 0}
        empty={
          <Nothing title="还没有上报过">
            <p>点“做一批”，把还没报的服务记录收成一个表格，照着录进全国系统，再回来登记回执。</p>
          </Nothing>
        }
      >
        {() => (
          <>
            <DataTable
              label="上报批次"
              columns={columns(streetId)}
              rows={items}
              rowKey={each => each.id}
              onOpen={open}
            />
            <More pages={uploads} />
          </>
        )}
      </Loaded>
      {asked === 'batch' && <BatchDialog onDone={open} onClose={() => setAsked(null)} />}
      {asked === 'spot-check' && <SpotCheckDialog onClose={() => setAsked(null)} />}
    </>
  )
}

function Counts({ counts }: { counts: Reply<'GET /v1/streets/:streetId/managed/uploads'>['counts'] }) {
  const figures = [
    ['未报', counts.unreported],
    ['其中缺实名、报不了', counts.withoutIdentity],
    ['等回执', counts.waiting],
    ['退回', counts.returned],
    ['要去更正', counts.needsCorrection],
  ] as const
  return (
    <Figures>
      {figures.map(([name, value]) => (
        <Figure key={name} name={name} value={value} />
      ))}
    </Figures>
  )
}

const columns = (streetId: string): readonly Column<UploadBatch>[] => [
  {
    key: 'number',
    title: '批次',
    compare: (a, b) => a.number - b.number,
    render: each => (
      <Link className="link-name" to={`/${streetId}/uploads/${each.id}`}>
        第 {each.number} 批
      </Link>
    ),
  },
  {
    key: 'until',
    title: '服务到哪天',
    compare: (a, b) => a.until.localeCompare(b.until),
    render: each => <span className="number">{each.until}</span>,
  },
  {
    key: 'organization',
    title: '机构',
    compare: (a, b) => (a.organizationName ?? '').localeCompare(b.organizationName ?? '', 'zh'),
    render: each => each.organizationName ?? '全部',
  },
  {
    key: 'records',
    title: '条数',
    align: 'right',
    compare: (a, b) => a.records - b.records,
    render: each => each.records,
  },
  {
    key: 'waiting',
    title: '等回执',
    compare: (a, b) => a.waiting - b.waiting,
    align: 'right',
    render: each => (each.waiting > 0 ? <Tag tone="gold">{each.waiting}</Tag> : 0),
  },
  {
    key: 'reported',
    title: '已报',
    align: 'right',
    compare: (a, b) => a.reported - b.reported,
    render: each => each.reported,
  },
  {
    key: 'returned',
    title: '退回',
    compare: (a, b) => a.returned - b.returned,
    align: 'right',
    render: each => (each.returned > 0 ? <Tag tone="red">{each.returned}</Tag> : 0),
  },
  {
    key: 'needsCorrection',
    title: '要去更正',
    compare: (a, b) => a.needsCorrection - b.needsCorrection,
    align: 'right',
    render: each => (each.needsCorrection > 0 ? <Tag tone="red">{each.needsCorrection}</Tag> : 0),
  },
  {
    key: 'by',
    title: '谁做的',
    compare: (a, b) => a.createdAt.localeCompare(b.createdAt),
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
  ['要去更正', each => each.needsCorrection],
  ['谁做的', each => each.createdByName],
  ['什么时候做的', each => stamp(each.createdAt)],
]
