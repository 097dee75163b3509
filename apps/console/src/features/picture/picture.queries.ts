import type { Reply } from '@yunxuan/contract'
import { pathOf } from '@yunxuan/contract/client'
import { upload } from '../../api/client.ts'
import { useWrite } from '../../api/write.ts'
import { shrink } from './shrink.ts'

export type Sent = Reply<'POST /v1/streets/:streetId/pictures'>

export const useSendPicture = (streetId: string) =>
  useWrite([], async (file: File) => {
    const path = pathOf('POST /v1/streets/:streetId/pictures', { params: { streetId } })
    // Written by the contract: what was kept, with the key that opens it.
    return (await upload(path, await shrink(file))) as Sent
  })
