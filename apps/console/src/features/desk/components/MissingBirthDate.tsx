import { Button } from 'antd'
import { useState } from 'react'
import { sayError } from '../../../refusal-words.ts'
import { useWorkplace } from '../../../shell/street.tsx'
import { DayInput } from '../../../ui/DayInput.tsx'
import { useBirthDate } from '../desk.queries.ts'

interface Props {
  memberId: string
  onWritten: () => void
}

/** Asks for the birth date that an age limit needs, and goes on with the booking. */
export function MissingBirthDate({ memberId, onWritten }: Props) {
  const { streetId } = useWorkplace()
  const [birthDate, setBirthDate] = useState<string | null>(null)
  const write = useBirthDate(streetId)
  return (
    <>
      <DayInput label="居民的出生日期" value={birthDate} onChange={setBirthDate} />
      {birthDate !== null && (
        <Button
          type="primary"
          loading={write.isPending}
          onClick={() => write.mutate({ memberId, birthDate }, { onSuccess: onWritten })}
        >
          记下，再约一次
        </Button>
      )}
      {write.error !== null && <span>{sayError(write.error)}</span>}
    </>
  )
}
