async def upload_video():
    await step("encoding")


async def upload_status():
    # All three are to start together, but
    # none starts before the last lets go.
    await asyncio.gather(
        step("uploading..."),
        upload_video(),
        # The original prints upload_video's
        # result here, too. That is None:
        # upload_video returns nothing.
        step("Your status is ready"),
    )
