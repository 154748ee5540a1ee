//! The worker of the threads mode: reports that it is ready, then blocks for each time that it receives, and answers.
//!
//! A separate program that shares no code with the page. No first visit loads it.

fn main() {
    #[cfg(target_arch = "wasm32")]
    worker::serve();
}

#[cfg(target_arch = "wasm32")]
mod worker {
    use wasm_bindgen::closure::Closure;
    use wasm_bindgen::{JsCast, JsValue};
    use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

    /// Reports that the worker is ready. From then on each message is a time in ms: blocks for it, then answers.
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
        // Lives as long as the worker, which the page terminates.
        on_message.forget();
        answer(&scope);
    }

    fn answer(scope: &DedicatedWorkerGlobalScope) {
        // Nothing is transferred, so the call cannot fail.
        let _ = scope.post_message(&JsValue::NULL);
    }
}
