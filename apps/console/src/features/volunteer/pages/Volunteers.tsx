import { useWorkplace } from '../../../shell/street.tsx'
import { AddressTabs } from '../../../ui/AddressTabs.tsx'
import { PageHead } from '../../../ui/PageHead.tsx'
import { LookUp } from '../components/LookUp.tsx'
import { QualificationTable } from '../components/QualificationTable.tsx'
import { VolunteerList } from '../components/VolunteerList.tsx'
import { useQualifications } from '../volunteer.queries.ts'

/** Who volunteers in what one coordinates, and whose papers wait to be seen. */
export function Component() {
  const { streetId } = useWorkplace()
  const qualifications = useQualifications(streetId)
  const waiting = qualifications.items.length
  return (
    <>
      <PageHead aside="未成年人的名字遮住；谁打开了谁的档案，日志里都有。">
        <LookUp />
      </PageHead>
      <AddressTabs
        tabs={[
          { key: 'list', label: '名单', children: <VolunteerList /> },
          {
            key: 'papers',
            label: waiting === 0 ? '证件待确认' : `证件待确认 ${waiting}`,
            children: <QualificationTable qualifications={qualifications} />,
          },
        ]}
      />
    </>
  )
}
