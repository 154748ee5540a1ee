async function uploadVideo() {
  await step("encoding");
}

async function uploadStatus() {
  await step("uploading...");
  await uploadVideo();
  await step("Your status is ready");
}
