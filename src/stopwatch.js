// A worker that draws a stopwatch on a canvas of the page, also while the page's own thread is blocked. The first message brings
// the canvas and its looks; each later one starts the stopwatch. It answers once its first drawing stands.
{
  /** The dial, in CSS px. */
  const [X, Y, RADIUS] = [20, 22, 16];

  let context, looks, startedMs, drawn;

  const nextFrame = self.requestAnimationFrame ? (act) => requestAnimationFrame(act) : (act) => setTimeout(act, 50);

  const draw = () => {
    nextFrame(draw);
    const seconds = startedMs === undefined ? 0 : (performance.now() - startedMs) / 1_000;
    const text = looks.steps ? `${Math.floor(seconds)} s` : seconds.toFixed(seconds < 100 ? 1 : 0);
    // With reduced motion it steps once a second.
    if (looks.steps && text === drawn) return;
    drawn = text;
    context.resetTransform();
    context.clearRect(0, 0, looks.canvas.width, looks.canvas.height);
    context.scale(looks.scale, looks.scale);
    context.fillStyle = context.strokeStyle = looks.ink;
    context.fillRect(X - 3, 0, 6, 4);
    context.lineWidth = 2;
    circle(1);
    context.font = `700 12px ${looks.font}`;
    context.textAlign = "center";
    context.fillText(text, X, Y + 4.5, 2 * RADIUS - 8);
    if (looks.steps) return;
    context.strokeStyle = looks.turn;
    context.lineWidth = 4;
    circle(seconds % 1);
  };

  /** A part of the dial's circle, from the top. */
  const circle = (part) => {
    context.beginPath();
    context.arc(X, Y, RADIUS, -Math.PI / 2, (2 * part - 0.5) * Math.PI);
    context.stroke();
  };

  onmessage = ({ data }) => {
    if (context) return void (startedMs = performance.now());
    looks = data;
    context = looks.canvas.getContext("2d");
    draw();
    // A drawing is handed over with the end of its frame.
    nextFrame(() => nextFrame(() => postMessage(null)));
  };
}
