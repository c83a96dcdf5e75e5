// What this process and all that it started took of the processor.
import { readFileSync, readdirSync } from "node:fs";

// Seconds, user and system together; of what ended, as long as its parent runs.
// Linux alone tells; elsewhere the answer is null.
export function processorSeconds() {
  const known = new Map();
  try {
    for (const id of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
      let stat = "";
      try { stat = readFileSync(`/proc/${id}/stat`, "utf8"); } catch { continue; }
      // behind the name stand the state, the parent, …, and in hundredths of a second
      // the times of the process and of its children that ended
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      const spent = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
      known.set(Number(id), { parent: Number(fields[1]), spent });
    }
  } catch { return null; }
  const isOurs = (id) => id === process.pid || (known.has(id) && isOurs(known.get(id).parent));
  const ours = [...known].filter(([id]) => isOurs(id));
  return Math.round(ours.reduce((sum, [, { spent }]) => sum + spent, 0) / 100);
}
