/** How loud a microphone is, several times a second. */

const FLOOR_DECIBEL = -60;

/**
 * Loudness of one block of samples on a scale a person can read: 0 is silence, 1 is as loud as it gets.
 *
 * @param {Float32Array} samples
 */
export function loudness(samples) {
  let sum = 0;
  for (const sample of samples) {
    sum += sample * sample;
  }
  const decibel = 10 * Math.log10(sum / samples.length + 1e-12);
  return Math.min(1, Math.max(0, 1 - decibel / FLOOR_DECIBEL));
}

export class LevelMeter {
  #context;
  #source;
  #timer;

  /**
   * @param {MediaStreamTrack} track
   * @param {(level: number) => void} onLevel
   */
  constructor(track, onLevel) {
    this.#context = new AudioContext();
    this.#source = this.#context.createMediaStreamSource(new MediaStream([track]));
    const analyser = this.#context.createAnalyser();
    analyser.fftSize = 1024;
    this.#source.connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    this.#timer = setInterval(() => {
      analyser.getFloatTimeDomainData(samples);
      onLevel(loudness(samples));
    }, 80);
    void this.#context.resume();
  }

  /** Frees the audio context; the track goes on. */
  close() {
    clearInterval(this.#timer);
    this.#source.disconnect();
    void this.#context.close();
  }
}
