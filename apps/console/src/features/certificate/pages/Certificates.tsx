import type { ManagedCertificate } from '@yunxuan/contract'
import { hoursOf, sayCertificateNumber } from '@yunxuan/domain'
import { useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import { Chips } from '../../../ui/Chips.tsx'
import type { Sheet } from '../../../ui/csv.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { ListPage } from '../../../ui/List.tsx'
import { Nothing } from '../../../ui/Loaded.tsx'
import { Person } from '../../../ui/Person.tsx'
import { ReasonDialog } from '../../../ui/ReasonDialog.tsx'
import { RowButton } from '../../../ui/RowButton.tsx'
import { stamp } from '../../../ui/say.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { useFilter } from '../../../ui/use-filter.ts'
import { type CertificateFilter, useCertificates, useRevoke } from '../certificate.queries.ts'

/** Certificates that were issued; one whose hours were taken back is found here and revoked. */
export function Component() {
  const { streetId, may } = useWorkplace()
  const filter = useFilter<CertificateFilter>({ q: '', standing: 'all' })
  const [revoked, setRevoked] = useState<ManagedCertificate | null>(null)
  const revoke = (each: ManagedCertificate) => each.standing === 'valid' && setRevoked(each)
  return (
    <>
      <ListPage
        aside="谁都能凭编号查真假"
        what="证书"
        list={useCertificates(streetId, filter.settled)}
        filter={filter}
        search="姓名、志愿者号或证书编号"
        narrow={<Chips label="看哪些证书" options={standings} {...filter.bind('standing')} />}
        unit="张"
        sheet={sheet}
        empty={
          <Nothing title="还没有证书">
            <p>评星确认以后自动发证书；志愿者也可以随时开服务记录证明。</p>
          </Nothing>
        }
      >
        {rows => (
          <DataTable
            label="证书"
            columns={may('revokeCertificate') ? [...facts, revokeColumn(revoke)] : facts}
            rows={rows}
            rowKey={each => each.number}
            {...(may('revokeCertificate') ? { keys: { x: revoke } } : {})}
          />
        )}
      </ListPage>
      {revoked !== null && <RevokeDialog certificate={revoked} onClose={() => setRevoked(null)} />}
    </>
  )
}

const standings = [
  ['all', '全部'],
  ['unborne', '时长已经不够的'],
] as const

const facts: readonly Column<ManagedCertificate>[] = [
  {
    title: '状态',
    value: each => `${each.standing}${each.isBorne ? '1' : '0'}`,
    render: each => (
      <span className="tags">
        <Tag tone={each.standing === 'valid' ? 'ok' : 'red'}>{sayStanding(each)}</Tag>
        {!each.isBorne && each.standing === 'valid' && <Tag tone="gold">时长已经不够</Tag>}
        {each.revokedReason !== null && <span className="soft">{each.revokedReason}</span>}
      </span>
    ),
  },
  {
    title: '证书编号',
    value: each => each.number,
    render: each => <span className="number">{sayCertificateNumber(each.number)}</span>,
  },
  { title: '证书', value: each => each.title },
  {
    title: '志愿者',
    value: each => each.personName,
    render: each => <Person name={each.personName} number={each.volunteerNumber} />,
  },
  { title: '发证时小时', align: 'right', value: each => each.minutes, render: each => hoursOf(each.minutes) },
  {
    title: '现在小时',
    align: 'right',
    value: each => each.minutesNow,
    render: each => <b>{hoursOf(each.minutesNow)}</b>,
  },
  { title: '发证时间', align: 'number', value: each => stamp(each.issuedAt) },
]

const sayStanding = (each: ManagedCertificate) => (each.standing === 'valid' ? '有效' : '已撤销')

const revokeColumn = (onRevoke: (each: ManagedCertificate) => void): Column<ManagedCertificate> => ({
  title: '操作',
  render: each =>
    each.standing === 'valid' && (
      <RowButton name="撤销" of={`${each.personName} 的${each.title}`} onClick={() => onRevoke(each)} />
    ),
})

const sheet: Sheet<ManagedCertificate> = [
  ['状态', sayStanding],
  ['为什么撤销', each => each.revokedReason],
  ['时长已经不够', each => (each.isBorne ? '' : '是')],
  ['证书编号', each => sayCertificateNumber(each.number)],
  ['证书', each => each.title],
  ['志愿者', each => each.personName],
  ['志愿者号', each => each.volunteerNumber],
  ['发证时小时', each => hoursOf(each.minutes)],
  ['现在小时', each => hoursOf(each.minutesNow)],
  ['发证时间', each => stamp(each.issuedAt)],
]

function RevokeDialog({ certificate, onClose }: { certificate: ManagedCertificate; onClose: () => void }) {
  const { streetId } = useWorkplace()
  const { number, personName, title } = certificate
  return (
    <ReasonDialog
      title={`撤销 ${personName} 的${title}`}
      explain="这张证书查起来会是“已撤销”，星级一起取消，历史留着。本人会看到原因。"
      okText="撤销"
      write={useRevoke(streetId)}
      wish={reason => ({ number, reason })}
      done={`已撤销：${personName}，${title}`}
      onClose={onClose}
    />
  )
}
