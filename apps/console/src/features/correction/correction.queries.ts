import { useQuery } from '@tanstack/react-query'
import type { CorrectionView, Input } from '@yunxuan/contract'
import { call } from '../../api/client.ts'
import { useWrite } from '../../api/write.ts'
import { recordsKey } from '../record/record.queries.ts'

/** What volunteers asked to be corrected, open ones first. */
export const useCorrections = (streetId: string) =>
  useQuery({
    queryKey: [...recordsKey(streetId), 'corrections'],
    queryFn: () => call('GET /v1/streets/:streetId/managed/corrections', { params: { streetId } }),
    refetchInterval: 60_000,
  })

type Answer = Input<'POST /v1/streets/:streetId/managed/corrections/:correctionId/answer'>['body']

export const useAnswerCorrection = (streetId: string) =>
  useWrite([recordsKey(streetId)], ({ id, answer }: { id: CorrectionView['id']; answer: Answer }) =>
    call('POST /v1/streets/:streetId/managed/corrections/:correctionId/answer', {
      params: { streetId, correctionId: id },
      body: answer,
    }),
  )
