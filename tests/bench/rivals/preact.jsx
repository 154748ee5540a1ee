import { render } from 'preact';
import { useState } from 'preact/hooks';

function App() {
  const [items, setItems] = useState([]);
  return (
    <main>
      <button onClick={() => setItems([...items, items.length + 1])}>Add</button>
      <ul>{items.map((item) => <li key={item}>{item}</li>)}</ul>
    </main>
  );
}

render(<App />, document.getElementById('root'));
