import type { UnreadChange } from '@yunxuan/contract'
import { materialFields } from '@yunxuan/domain'
import { Alert, Button } from 'antd'
import { Link } from 'react-router'
import { sayError } from '../../../refusal-words.ts'
import { useWorkplace } from '../../../shell/street.tsx'
import { DataTable } from '../../../ui/DataTable.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { sayInstant } from '../../../ui/say.ts'
import { type NameOf, nameOfField, sayField } from '../change-words.ts'
import { useChanges, useLocations, useOrganizations, useReadChange } from '../publish.queries.ts'

/** What colleagues changed of services residents see already: it is up, and a second person reads it. */
export function ChangesToRead() {
  const { streetId, street } = useWorkplace()
  const changes = useChanges(streetId)
  const organizations = useOrganizations(streetId)
  const locations = useLocations(streetId)
  const named = [...street.areas, ...(organizations.data?.items ?? []), ...(locations.data?.items ?? [])]
  const nameOf: NameOf = id => named.find(one => one.id === id)?.name ?? '（已不在名单里）'
  return (
    <section className="stack" aria-labelledby="changes-head">
      <h2 id="changes-head">改动待看</h2>
      <Loaded
        query={changes}
        isEmpty={data => data.items.length === 0}
        empty={<p className="soft">没有要看的改动。已发布的服务改了要紧的内容，会排在这里。</p>}
      >
        {data => data.items.map(change => <Change key={change.serviceId} change={change} nameOf={nameOf} />)}
      </Loaded>
    </section>
  )
}

function Change({ change, nameOf }: { change: UnreadChange; nameOf: NameOf }) {
  const { streetId, may } = useWorkplace()
  const read = useReadChange(streetId)
  const { serviceId, title, changedAt, before, after } = change
  return (
    <section className="panel" aria-labelledby={`change-${serviceId}`}>
      <div className="panel-head">
        <h3 id={`change-${serviceId}`}>
          <Link to={`/${streetId}/services/${serviceId}?tab=view`}>{title}</Link>
        </h3>
        <span className="soft">
          {change.changedBy.join('、')}改于 {sayInstant(changedAt)}，居民已经能看到
        </span>
      </div>
      <DataTable
        label={`${title} 改了什么`}
        rows={materialFields.filter(field => field in before)}
        rowKey={field => field}
        columns={[
          { key: 'field', title: '哪一项', render: nameOfField, width: 160 },
          { key: 'before', title: '原来', render: field => sayField(field, before, nameOf) },
          { key: 'after', title: '现在', render: field => sayField(field, after, nameOf) },
        ]}
      />
      {read.error !== null && <Alert type="error" showIcon title={sayError(read.error)} />}
      {change.isByCaller && <p className="notice notice-blue">您也改过这项服务，要由另一位同事来看。</p>}
      <div className="row-actions">
        {may('readChanges') && (
          <Button
            type="primary"
            disabled={change.isByCaller}
            loading={read.isPending}
            aria-label={`看过了 ${title}`}
            onClick={() => read.mutate({ serviceId, changedAt })}
          >
            看过了，没问题
          </Button>
        )}
        <span className="soft">
          {may('readChanges') ? '有问题就请协调员改过来，或先暂停。' : '等审核员或管理员看过。'}
        </span>
      </div>
    </section>
  )
}
