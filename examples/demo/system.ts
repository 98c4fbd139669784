import type { Clock } from "../../src/control/port.ts";
import type { Patient } from "../patient/patient.ts";
import type { Scene } from "./scene.ts";
import type { ThreadPlace } from "./thread-view.ts";

/** One of the teams in `examples/`: its setup, its product, its people and the incident that is played. */
export interface System {
  /** Name of its folder. */
  readonly name: string;
  /** What the team calls its product. */
  readonly title: string;
  /** `owner/name` of its repository. */
  readonly repository: string;
  /** Logins. Both may write to the repository. */
  readonly people: { readonly reporter: string; readonly onCall: string };
  /** The address its files name, which the patient stands in for. */
  readonly address: string;
  /** Secrets of its repository, by name. */
  readonly secrets: Readonly<Record<string, string>>;
  /** The most that App and Action may write in its incident; 25 for one of ordinary size. */
  readonly mostWrites: number;
  /** Starts it; it tells the time by this clock. */
  readonly startPatient: (clock: Clock) => Promise<Patient>;
  /** Plays one whole incident, checks every step of it, and says where its thread is. */
  readonly play: (scene: Scene) => Promise<ThreadPlace>;
}
