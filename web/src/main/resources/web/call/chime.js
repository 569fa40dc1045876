/** A short two-tone sound for the moment somebody is wanted; silent where the browser does not allow sound yet. */

const TONES_HERTZ = [660, 880];
const TONE_SECONDS = 0.18;

export async function chime() {
  const audio = new AudioContext();
  try {
    await audio.resume();
    const gain = audio.createGain();
    gain.gain.value = 0.12;
    gain.connect(audio.destination);
    TONES_HERTZ.forEach((frequency, index) => {
      const tone = audio.createOscillator();
      tone.frequency.value = frequency;
      tone.connect(gain);
      tone.start(audio.currentTime + index * TONE_SECONDS);
      tone.stop(audio.currentTime + (index + 1) * TONE_SECONDS);
    });
    await new Promise((resolve) => setTimeout(resolve, (TONES_HERTZ.length + 1) * TONE_SECONDS * 1000));
  } finally {
    await audio.close();
  }
}
