import type { Occupancy } from '@yunxuan/contract'
import { Button } from 'antd'
import { useWorkplace } from '../../../shell/street.tsx'
import { RowDrawer } from '../../../ui/RowDrawer.tsx'
import { sayInstant } from '../../../ui/say.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { useReopenRoom } from '../room.queries.ts'
import { occupancyNames, occupancyTones } from '../room-words.ts'

/** Something that stands in a room; one that was closed may be opened again. */
export function OccupancyDrawer({ occupancy, onClose }: { occupancy: Occupancy; onClose: () => void }) {
  const { streetId } = useWorkplace()
  const reopen = useReopenRoom(streetId)
  return (
    <RowDrawer
      row={occupancy}
      title={row => row.title}
      facts={row => [
        ['是什么', <Tag key="kind" tone={occupancyTones[row.kind]} name={occupancyNames[row.kind]} />],
        ['从', sayInstant(row.startsAt)],
        ['到', sayInstant(row.endsAt)],
        ['几位', row.heads === null ? '—' : `${row.heads} 位`],
      ]}
      onClose={onClose}
    >
      {row =>
        row.kind === 'closure' && (
          <Button
            loading={reopen.isPending}
            onClick={() =>
              void reopen.tell(
                { roomId: row.roomId, closureId: row.id },
                { done: '重新开放了', after: onClose },
              )
            }
          >
            重新开放
          </Button>
        )
      }
    </RowDrawer>
  )
}
