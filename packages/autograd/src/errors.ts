/** The Python exception types that PyTorch's tensor code raises. */
export type TorchErrorType =
  | 'RuntimeError'
  | 'IndexError'
  | 'TypeError'
  | 'ValueError'
  | 'NotImplementedError'
  | 'AttributeError'
  | 'ZeroDivisionError'
  | '_LinAlgError'

/** An exception that PyTorch would raise, in PyTorch's words. The snippet language turns it into the Python exception. */
export class TorchError extends Error {
  constructor(
    readonly type: TorchErrorType,
    message: string,
  ) {
    super(message)
    this.name = 'TorchError'
  }
}

/** What a {@link LimitExceeded} can name. */
export type LimitName = 'elements' | 'bytes' | 'work' | 'milliseconds'

/** The program asked for more than its budget allows; it is stopped where it stands. */
export class LimitExceeded extends Error {
  constructor(
    readonly limit: LimitName,
    readonly allowed: number,
  ) {
    super(`the program exceeded its limit of ${allowed} ${limit}`)
    this.name = 'LimitExceeded'
  }
}

export const runtimeError = (message: string): TorchError => new TorchError('RuntimeError', message)
export const indexError = (message: string): TorchError => new TorchError('IndexError', message)
export const typeError = (message: string): TorchError => new TorchError('TypeError', message)
export const valueError = (message: string): TorchError => new TorchError('ValueError', message)
