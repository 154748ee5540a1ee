async def upload_video():
    await step("encoding")


async def upload_status():
    await step("uploading...")
    await upload_video()
    # The original prints upload_video's
    # result here, too. That is None:
    # upload_video returns nothing.
    await step("Your status is ready")
