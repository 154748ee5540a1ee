//! A thread of the threads mode: says that it is ready, then keeps itself busy for as long as it is told, and answers.
//!
//! It is a program of its own, loaded by no first visit, and uses nothing of the page's.

fn main() {
    #[cfg(target_arch = "wasm32")]
    worker::serve();
}

#[cfg(target_arch = "wasm32")]
mod worker {
    use wasm_bindgen::closure::Closure;
    use wasm_bindgen::{JsCast, JsValue};
    use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

    /// Says that it is ready, and from then on answers each message, a time in ms, when so much has passed.
    pub fn serve() {
        let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
        let Some(performance) = scope.performance() else { return };
        let itself = scope.clone();
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |message: MessageEvent| {
            let until = performance.now() + message.data().as_f64().unwrap_or_default();
            while performance.now() < until {}
            answer(&itself);
        });
        scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        // It is needed for as long as the worker lives: the page ends both.
        on_message.forget();
        answer(&scope);
    }

    fn answer(scope: &DedicatedWorkerGlobalScope) {
        // Nothing is transferred, so nothing can be refused.
        let _ = scope.post_message(&JsValue::NULL);
    }
}
