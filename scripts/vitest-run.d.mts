export interface Report {
  testResults: { name: string; status: string; assertionResults: { status: string; fullName?: string }[] }[]
}

export function count(report: Report, code: number | null): { passed: number; failed: number }
export function failedFiles(report: Report): string[]
export function replaced(first: Report, second: Report): Report
