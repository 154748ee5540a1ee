import { useState } from 'react';
import { createRoot } from 'react-dom/client';

function App() {
  const [items, setItems] = useState([]);
  return (
    <main>
      <button onClick={() => setItems([...items, items.length + 1])}>Add</button>
      <ul>{items.map((item) => <li key={item}>{item}</li>)}</ul>
    </main>
  );
}

createRoot(document.getElementById('root')).render(<App />);
