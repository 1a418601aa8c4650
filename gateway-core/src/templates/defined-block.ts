import type { Frame } from './frame.ts'
import { JavaObject } from './java-values.ts'
import type { Run, Signal } from './symbols.ts'
import { goOn } from './symbols.ts'

/** As deep as a block may print itself, as Velocity has it; deeper, its reference stays text. */
const maxDepth = 2

/** What `#define` puts into its variable: a block that runs each time it is printed. */
export class DefinedBlock extends JavaObject {
  private readonly frame: Frame
  private readonly run: Run
  private readonly source: string
  private depth = 0

  constructor(frame: Frame, run: Run, source: string) {
    super()
    this.frame = frame
    this.run = run
    this.source = source
  }

  /** Writes the block to the output. */
  print(): Signal {
    if (this.depth >= maxDepth) {
      this.frame.write(this.source)
      return goOn
    }
    this.depth++
    const signal = this.frame.nested(() => this.run(this.frame))
    this.depth--
    return signal
  }

  override text(): string {
    return this.frame.captured(() => this.print())
  }
}
