import type { RoleGrantView } from '@yunxuan/contract'
import { App, Button } from 'antd'
import { useState } from 'react'
import { roleNames } from '../../../role-names.ts'
import { useWorkplace } from '../../../shell/street.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { isInForce, sayStanding, sayTerm, sayWhere } from '../grant-words.ts'
import { useRevoke } from '../role.queries.ts'
import { LoginDialog } from './LoginDialog.tsx'

export function GrantTable({ grants }: { grants: readonly RoleGrantView[] }) {
  const [loginFor, setLoginFor] = useState<RoleGrantView | null>(null)
  const now = new Date()
  const columns: readonly Column<RoleGrantView>[] = [
    { title: '姓名', value: grant => grant.memberName, render: grant => <b>{grant.memberName}</b> },
    { title: '身份', value: grant => roleNames[grant.role] },
    { title: '范围', value: sayWhere },
    { title: '时间', render: grant => <span className="number">{sayTerm(grant)}</span> },
    { title: '状态', render: grant => <Tag {...sayStanding(grant, now)} /> },
    { title: '谁添加的', render: grant => grant.grantedByName },
    { title: '登录名', render: grant => grant.login ?? <span className="soft">没开通</span> },
    {
      title: '操作',
      render: grant =>
        isInForce(grant, now) ? <GrantActions grant={grant} onLogin={() => setLoginFor(grant)} /> : null,
    },
  ]
  return (
    <>
      <DataTable label="身份" columns={columns} rows={grants} rowKey={grant => grant.id} />
      {loginFor !== null && <LoginDialog grant={loginFor} onClose={() => setLoginFor(null)} />}
    </>
  )
}

function GrantActions({ grant, onLogin }: { grant: RoleGrantView; onLogin: () => void }) {
  const { streetId, me } = useWorkplace()
  const { modal } = App.useApp()
  const revoke = useRevoke(streetId)
  const isOwn = grant.memberId === me.id
  const open = grant.login === null ? '申请登录' : '重新开通'
  const ask = () =>
    modal.confirm({
      title: `收回 ${grant.memberName} 的“${roleNames[grant.role]}”？`,
      content: '马上生效，对方正在用的页面也会停下。',
      okText: '收回',
      onOk: () => revoke.tell(grant.id, { done: '已收回' }),
    })
  return (
    <span className="row-actions">
      <Button
        size="small"
        disabled={isOwn}
        title={isOwn ? '自己的登录要另一位管理员来申请' : undefined}
        aria-label={`${open} ${grant.memberName}`}
        onClick={onLogin}
      >
        {open}
      </Button>
      <Button
        size="small"
        type="text"
        disabled={isOwn}
        title={isOwn ? '自己的身份要另一位管理员来收回' : undefined}
        aria-label={`收回 ${grant.memberName} 的${roleNames[grant.role]}`}
        onClick={() => void ask()}
      >
        收回
      </Button>
    </span>
  )
}
