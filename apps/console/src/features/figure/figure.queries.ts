import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { pathOf } from '@yunxuan/contract/client'
import { type FigureFold, type FigureId, monthSpan, type Span } from '@yunxuan/domain'
import { call } from '../../api/client.ts'
import { usePaged } from '../../api/paged.ts'
import { wanted } from '../../api/wanted.ts'

const figuresKey = (streetId: string) => ['street', streetId, 'figures']

/** Which numbers: of a month, written YYYY-MM, and of an area, or the whole street. */
export interface MonthFilter {
  month: string
  areaId: string | null
}

/** What the server is asked of them. */
export const askedOf = ({ month, areaId }: MonthFilter): Span & { areaId?: string } => ({
  ...monthSpan(`${month}-01`),
  ...wanted({ areaId }),
})

/** The numbers of a month, and where they are to be had as a spreadsheet. */
export const useFigures = (streetId: string, filter: MonthFilter) => {
  const asked = { params: { streetId }, query: askedOf(filter) }
  const figures = useQuery({
    queryKey: [...figuresKey(streetId), filter],
    queryFn: () => call('GET /v1/streets/:streetId/figures', asked),
    placeholderData: keepPreviousData,
  })
  return { ...figures, file: pathOf('GET /v1/streets/:streetId/figures.xlsx', asked) }
}

export const useParts = (streetId: string, figureId: FigureId, by: FigureFold, filter: MonthFilter) =>
  useQuery({
    queryKey: [...figuresKey(streetId), filter, figureId, by],
    queryFn: () =>
      call('GET /v1/streets/:streetId/figures/:figureId', {
        params: { streetId, figureId },
        query: { ...askedOf(filter), by },
      }),
    placeholderData: keepPreviousData,
  })

/** One part of a number: which way it is laid out, and which of the parts. */
export interface Part {
  by: FigureFold
  key: string
}

export const useRows = (streetId: string, figureId: FigureId, filter: MonthFilter, part: Part | null) =>
  usePaged({
    queryKey: [...figuresKey(streetId), filter, figureId, 'rows', part],
    ask: cursor =>
      call('GET /v1/streets/:streetId/figures/:figureId/rows', {
        params: { streetId, figureId },
        query: { ...askedOf(filter), ...part, limit: 50, ...wanted({ cursor }) },
      }),
    file: pathOf('GET /v1/streets/:streetId/figures/:figureId/rows.xlsx', {
      params: { streetId, figureId },
      query: { ...askedOf(filter), ...part },
    }),
  })
